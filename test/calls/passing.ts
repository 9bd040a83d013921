import { connect, createServer } from 'node:net';
import type { NetConnectOpts, Server } from 'node:net';

/** A server that forwards each connection. */
export const passingTo = (to: () => NetConnectOpts): Server =>
  createServer((incoming) => {
    const outgoing = connect(to());
    incoming.pipe(outgoing).pipe(incoming);
    incoming.on('error', () => outgoing.destroy());
    outgoing.on('error', () => incoming.destroy());
  });

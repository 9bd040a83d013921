import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { HttpBindings } from '@hono/node-server';
import { Refusal } from '../lib/refusal.ts';

export type Handler = (request: Request, bindings: HttpBindings) => Response | Promise<Response>;

/** Answers a request at once, without building a Request. Returns whether it did. */
export type Quick = (incoming: IncomingMessage, outgoing: ServerResponse) => boolean;

export type HttpServer = {
  /** Takes no new connections, lets running requests finish for at most `ms`, then cuts the rest. */
  drain: (ms: number) => Promise<void>;
};

/** Listens on a port; rejects with a Refusal if the port is taken or forbidden. */
export async function listen(
  host: string,
  port: number,
  handler: Handler,
  quick?: Quick,
): Promise<HttpServer> {
  const listener = getRequestListener((request, bindings) => handler(request, bindings as HttpBindings));
  // A proxy keeps connections for a minute. Closing one earlier could lose a request on its way.
  const server = createServer({ keepAliveTimeout: 65_000 }, (incoming, outgoing) => {
    if (!quick?.(incoming, outgoing)) void listener(incoming, outgoing);
  });
  await new Promise<void>((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => fail(explain(error, host, port)));
    server.listen(port, host, done);
  });
  return { drain: (ms) => drain(server, ms) };
}

async function drain(server: Server, ms: number): Promise<void> {
  if (!server.listening) return;
  const cut = setTimeout(() => server.closeAllConnections(), ms);
  const closed = new Promise<void>((done) => server.close(() => done()));
  // Keep-alive connections that become idle during the wait would keep the server open.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  await closed;
  clearTimeout(cut);
  clearInterval(idle);
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE') return new Refusal(`port ${port} is in use: set PORT to another one`);
  if (error.code === 'EACCES') return new Refusal(`port ${port} needs more rights: set PORT to 1024 or more`);
  if (error.code === 'EADDRNOTAVAIL') return new Refusal(`HOST ${host} is not an address of this machine`);
  return error;
}

import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

// The least that can send events to many: node:http, a set of answers, and a write to each. Prints its port.

const readers = new Set<ServerResponse>();
let number = 0;

const server = createServer((incoming, outgoing) => {
  if (incoming.method === 'POST') {
    number++;
    const event = Buffer.from(`id: ${number}\ndata: ${JSON.stringify({ number, at: new Date() })}\n\n`);
    for (const reader of readers) reader.write(event);
    incoming.resume();
    outgoing.writeHead(303, { location: '/' }).end();
    return;
  }
  readers.add(outgoing);
  outgoing.on('close', () => readers.delete(outgoing));
  outgoing.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
  });
  outgoing.write('retry: 3000\n\n');
});
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));

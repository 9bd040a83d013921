import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

// The least that can bring messages to many readers: node:http, a set of answers, and a write to each. Messages have as many octets as our
// events. Prints its port.

const readers = new Set<ServerResponse>();
let number = 0;

const server = createServer((incoming, outgoing) => {
  if (incoming.method === 'POST') {
    let form = '';
    incoming.setEncoding('utf8').on('data', (piece: string) => (form += piece));
    incoming.on('end', () => {
      number++;
      const sent = new URLSearchParams(form);
      const m = {
        n: number,
        name: sent.get('name'),
        html: `<p>${sent.get('body')}</p>\n`,
        at: new Date().toISOString(),
      };
      const event = Buffer.from(`id: ${number}\ndata: ${JSON.stringify({ k: 'new', m })}\n\n`);
      for (const reader of readers) reader.write(event);
      outgoing.writeHead(204).end();
    });
    return;
  }
  if (incoming.url !== '/events') return void outgoing.writeHead(200).end('A page');
  readers.add(outgoing);
  outgoing.on('close', () => readers.delete(outgoing)).on('error', () => {});
  outgoing.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
  });
  outgoing.write('retry: 3000\n\n');
});
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));

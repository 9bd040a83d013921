import { createServer } from 'node:http';
import { actorDocument, isDead, isSilent } from './invented.ts';

// All other servers in one process: `sink.ts PUBLIC_KEY`. They differ by host name and answer at one port, which is printed.
const [publicKey = ''] = process.argv.slice(2);
/** When each server first took something since the last question, by the kind of it. */
const taken = new Map<string, number>();

const server = createServer((request, answer) => {
  const host = request.headers.host ?? '';
  if (request.url === '/taken') {
    answer.end(JSON.stringify(Object.fromEntries(taken)));
    taken.clear();
    return;
  }
  if (isDead(host) || isSilent(host)) return;
  if (request.url === '/endless') return endless();
  if (request.method !== 'POST') {
    answer.setHeader('content-type', 'application/activity+json');
    answer.end(JSON.stringify(actorDocument(host, publicKey)));
    return;
  }
  let body = '';
  request.setEncoding('utf8').on('data', (piece: string) => (body += piece));
  request.on('end', () => {
    const kind = /"type":"(Create|Update|Delete|Accept)"/.exec(body)?.[1] ?? '';
    const name = `${kind} ${host}`;
    if (!taken.has(name)) taken.set(name, Date.now());
    answer.statusCode = 202;
    answer.end();
  });

  /** A document of a gigabyte. */
  function endless(): void {
    answer.setHeader('content-type', 'application/activity+json');
    const piece = Buffer.alloc(1024 * 1024, ' ');
    let left = 1024;
    const more = (): void => {
      while (left-- > 0) if (!answer.write(piece)) return void answer.once('drain', more);
      answer.end('{}');
    };
    answer.on('error', () => undefined);
    more();
  }
});
server.listen(0, '127.0.0.1', () => console.log((server.address() as { port: number }).port));

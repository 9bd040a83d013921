import { connect } from 'node:http2';
import type { ClientHttp2Session } from 'node:http2';
import { HOST } from './proxy.ts';
import type { Proxy } from './proxy.ts';

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
  /** Milliseconds from the request to each piece. */
  pieces: number[];
}

/** One request over HTTP/2 to the proxy on loopback, by its name and with its certificate checked. */
export async function ask(
  proxy: Proxy,
  path: string,
  { headers = {}, body }: { headers?: Record<string, string>; body?: Buffer } = {},
): Promise<Answer> {
  const session: ClientHttp2Session = connect(`https://${HOST}:${proxy.port}`, {
    ca: proxy.ca,
    lookup: (_, options, done) =>
      options.all
        ? (done as unknown as (e: null, all: object[]) => void)(null, [{ address: '127.0.0.1', family: 4 }])
        : done(null, '127.0.0.1', 4),
  });
  try {
    return await new Promise<Answer>((done, fail) => {
      session.once('error', fail);
      const began = performance.now();
      const stream = session.request({ ':method': body ? 'POST' : 'GET', ':path': path, ...headers });
      const answer: Answer = { status: 0, headers: {}, body: Buffer.alloc(0), pieces: [] };
      const parts: Buffer[] = [];
      const end = (): void => done({ ...answer, body: Buffer.concat(parts) });
      stream.once('response', (head) => {
        answer.status = Number(head[':status']);
        answer.headers = head as Answer['headers'];
      });
      stream.on('data', (piece: Buffer) => {
        parts.push(piece);
        answer.pieces.push(performance.now() - began);
      });
      // If the answer came before the whole body was read, the stream may be cut off after it.
      stream.once('error', (error) => (answer.status ? end() : fail(error)));
      stream.once('end', end);
      stream.end(body);
    });
  } finally {
    session.destroy();
  }
}

import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A JSON answer of a provider. */
export type Json = (status: number, body: unknown) => void;

export interface Served {
  /** The host and port, such as `127.0.0.1:12345`. */
  host: string;
  close(): Promise<void>;
}

/** Serves the answers of `answer` on a free port of this machine. */
export async function served(
  answer: (request: IncomingMessage, response: ServerResponse, json: Json) => Promise<void>,
): Promise<Served> {
  const server = createServer((request, response) => {
    const json: Json = (status, body) =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    void answer(request, response, json);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  server.unref();
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** Acts as a person's browser there: follows the address to which we sent it, and returns the one to which it is sent back. */
export async function visit(url: string): Promise<URL> {
  const answer = await fetch(url, { redirect: 'manual' });
  const to = answer.headers.get('location');
  // The statuses with which OAuth sends somebody back. Others would repeat a posted form, or be cached.
  if (to === null || ![302, 303].includes(answer.status))
    throw new Error(`the provider says ${answer.status} ${await answer.text()}`);
  return new URL(to);
}

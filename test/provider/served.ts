import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How a provider answers with JSON. */
export type Json = (status: number, body: unknown) => void;

export interface Served {
  /** `127.0.0.1:12345` */
  host: string;
  close(): Promise<void>;
}

/** Serves on a free port of this machine what `answer` answers. */
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

/** Plays a person's browser there: follows where we sent it, and brings back the address it is sent to. */
export async function visit(url: string): Promise<URL> {
  const answer = await fetch(url, { redirect: 'manual' });
  const to = answer.headers.get('location');
  // The ways that OAuth has of sending somebody back; others would carry a form along, or be kept.
  if (to === null || ![302, 303].includes(answer.status))
    throw new Error(`the provider says ${answer.status} ${await answer.text()}`);
  return new URL(to);
}

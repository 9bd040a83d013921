import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { createApp } from '../src/web/app.ts';
import { answerVisitor } from '../src/web/request/visitors/answerVisitor.ts';
import { createVisitorCache } from '../src/web/request/visitors/visitorCache.ts';
import { testDoor } from './browse.ts';
import type { TalkScene } from './discussion.ts';

/** The door with its cache on a port, and a clock for the cache that the test moves. */
export async function visitorDoor({ ctx }: Pick<TalkScene, 'ctx'>) {
  let at = 0;
  const visitors = createVisitorCache(() => at);
  const app = createApp({ ...testDoor(ctx), visitors });
  let drawn = 0;
  const listener = getRequestListener(
    (request) => {
      drawn++;
      return app.fetch(request);
    },
    { overrideGlobalObjects: false },
  );
  const server = createServer((incoming, outgoing) => {
    if (!answerVisitor(visitors, incoming, outgoing)) void listener(incoming, outgoing);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    get: (headers: Record<string, string> = {}, path = '/p/far-shelves/topics/doors') =>
      fetch(origin + path, { headers }),
    /** The status of a visitor's post. */
    post: async (path: string, fields: Record<string, string> = {}): Promise<number> => {
      const body = new URLSearchParams(fields);
      const headers = { 'sec-fetch-site': 'same-origin' };
      return (await fetch(origin + path, { method: 'POST', body, headers, redirect: 'manual' })).status;
    },
    pass: (ms: number) => void (at += ms),
    drawn: () => drawn,
    close: () => new Promise<void>((done) => void server.close(() => done())),
  };
}

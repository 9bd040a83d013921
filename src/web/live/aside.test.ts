import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { until } from '../../../test/process.ts';
import type { Ctx } from '../../rooms/ctx.ts';
import { createHub } from './hub.ts';
import type { LiveSource } from './source.ts';

const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** A hub whose source tells how many readers follow, and counts those who have left. `mayFollow` delays each request. */
async function open(mayFollow: Promise<void> = Promise.resolve()) {
  let gone = 0;
  const source: LiveSource = {
    kind: 'ring',
    last: () => Promise.resolve(0),
    read: () => Promise.resolve([]),
    aside: (_, __, followers) => Promise.resolve(`${followers} here`),
    goes: () => void gone++,
  };
  const ctx = { log: { warn: () => {} } } as unknown as Ctx;
  const hub = createHub(ctx, undefined, { beatMs: 20, batchMs: 1 });
  let [asked, closed] = [0, 0];
  const server = createServer((incoming, outgoing) => {
    asked++;
    const inBatches = incoming.url!.includes('batches');
    outgoing.on('close', () => closed++);
    void mayFollow.then(() =>
      hub.follow({ source, id: 7, after: null, network: 'one', outgoing, headers: {}, inBatches }),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closing.push(() => {
    hub.stop();
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { hub, port, gone: () => gone, asked: () => asked, closed: () => closed };
}

function reads(port: number, { version = '1.1', path = '/' } = {}) {
  const socket = connect({ port, host: '127.0.0.1' });
  let text = '';
  socket.setEncoding('utf8').on('data', (piece: string) => (text += piece));
  socket.on('error', () => {}).write(`GET ${path} HTTP/${version}\r\nHost: localhost\r\n\r\n`);
  closing.push(() => void socket.destroy());
  return {
    socket,
    text: () => text,
    asides: () => [...text.matchAll(/event: aside\ndata: (.*)\n/g)].map(([, said]) => said),
  };
}

test('something is said aside to all when it has changed, and to each who comes; who goes is told of', async () => {
  const { port, gone } = await open();
  const one = reads(port);
  await until(() => one.asides().length > 0);
  const two = reads(port);
  await until(() => one.asides().length > 1 && two.asides().length > 0);
  expect(one.asides().slice(0, 2)).toEqual(['1 here', '2 here']);
  // The aside is ready when a reader comes. It follows the head of the answer and its first line.
  expect(two.text()).toMatch(
    /^HTTP\/1\.1 200 OK\r\n(?:.+\r\n)+\r\n[\da-f]+\r\nretry: \d+\n\n(?:\r\n2?[\da-f]\r\n)?event: aside/,
  );
  two.socket.destroy();
  await until(() => one.asides().at(-1) === '1 here');
  expect([gone(), one.asides()]).toEqual([1, ['1 here', '2 here', '1 here']]);
});

test('on a thin line something is said aside once, and again when it has changed', async () => {
  const { port } = await open();
  const thin = reads(port, { path: '/?batches' });
  const beats = (): number => thin.text().split(':\n\n').length;
  await until(() => thin.asides().length > 0);
  const before = beats();
  await until(() => beats() > before + 3);
  expect(thin.asides()).toEqual(['1 here']);
  reads(port);
  await until(() => thin.asides().length > 1);
  expect(thin.asides()).toEqual(['1 here', '2 here']);
});

test('a reader who went before there was an answer is none, and is told of as gone', async () => {
  const answers = Promise.withResolvers<void>();
  const { hub, port, gone, asked, closed } = await open(answers.promise);
  const { socket } = reads(port);
  await until(() => asked() === 1);
  socket.destroy();
  await until(() => closed() === 1);
  answers.resolve();
  await until(() => gone() === 1);
  expect(hub.count()).toBe(0);
});

test('an old browser that knows no chunks gets the same without their frame', async () => {
  const { port } = await open();
  const [old, fresh] = [reads(port, { version: '1.0' }), reads(port)];
  await until(() => old.asides().length > 0 && fresh.asides().length > 0);
  expect(old.text()).not.toMatch(/^[\da-f]+\r$/m);
  expect(fresh.text()).toMatch(/\r\n1b\r\nevent: aside\ndata: \d here\n\n\r\n/);
});

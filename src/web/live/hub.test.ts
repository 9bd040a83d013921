import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { until } from '../../../test/process.ts';
import type { Ctx } from '../../rooms/ctx.ts';
import { createHub } from './hub.ts';
import type { HubLimits } from './hub.ts';
import { MOST_KEPT } from './recent.ts';
import { eventBytes } from './source.ts';
import type { LiveEvent, LiveSource } from './source.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** No test reaches the next beat: events come only because the hub was told. */
const NEVER = 60 * 60_000;

/** A hub on a port over a table in memory, which answers as soon as `answers` allows. `add` tells the hub of new rows. */
async function open(limits: Partial<HubLimits> = {}, answers: Promise<void> = Promise.resolve()) {
  const table: LiveEvent[] = [];
  const reads: number[] = [];
  let heard: { told(id: number): void } | undefined;
  const source: LiveSource = {
    kind: 'ring',
    last: () => answers.then(() => table.at(-1)?.number ?? 0),
    read: (_, __, after, most) => {
      reads.push(after);
      return Promise.resolve(table.filter(({ number }) => number > after).slice(0, most));
    },
  };
  const warnings: unknown[] = [];
  const ctx = { log: { warn: (what: unknown) => warnings.push(what) } } as unknown as Ctx;
  const hub = createHub(ctx, { listen: (_, hearing) => (heard = hearing) }, { beatMs: NEVER, ...limits });
  let last: ServerResponse | undefined;
  const server = createServer((incoming, outgoing) => {
    last = outgoing;
    const asked = new URL(incoming.url!, 'http://localhost').searchParams.get('after');
    const said = hub.follow({
      source,
      id: 7,
      after: asked === null ? null : Number(asked),
      network: String(incoming.headers['x-network'] ?? 'one'),
      outgoing,
      headers: { 'content-type': 'text/event-stream' },
      inBatches: incoming.url!.includes('batches'),
    });
    if (said !== 'follows') outgoing.writeHead(429).end(said);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  closing.push(async () => {
    hub.stop();
    server.closeAllConnections();
    await new Promise<void>((done) => server.close(() => done()));
    expect(warnings).toEqual([]);
  });
  const add = (...data: string[]): void => {
    for (const text of data) table.push({ number: (table.at(-1)?.number ?? 0) + 1, data: text });
    heard?.told(7);
  };
  return { hub, port, table, add, reads, last: () => last };
}

/** A browser that follows: the text that it got so far. */
async function follow(port: number, query = '', network = 'one') {
  const stop = new AbortController();
  const response = await fetch(`http://127.0.0.1:${port}/${query}`, {
    headers: { 'x-network': network },
    signal: stop.signal,
  });
  let text = '';
  let ended: 'well' | 'cut' | null = null;
  const reading = (async () => {
    const decoder = new TextDecoder();
    for await (const piece of response.body!) text += decoder.decode(piece, { stream: true });
  })().then(
    () => (ended = 'well'),
    () => (ended = 'cut'),
  );
  closing.unshift(async () => {
    stop.abort();
    await reading;
  });
  return {
    response,
    text: () => text,
    numbers: () => [...text.matchAll(/^id: (\d+)$/gm)].map(([, number]) => Number(number)),
    ended: () => ended,
    leave: () => stop.abort(),
  };
}

const upTo = (last: number, from = 1): number[] =>
  Array.from({ length: last - from + 1 }, (_, k) => from + k);

test('the first line comes before the table has answered, and says after how long to come back: not the same for all', async () => {
  const table = Promise.withResolvers<void>();
  const { port, add, reads } = await open({}, table.promise);
  const readers = await Promise.all([follow(port), follow(port), follow(port)]);
  await until(() => readers.every((one) => /^retry: \d{4}\n\n$/.test(one.text())));
  expect(new Set(readers.map((one) => one.text())).size).toBeGreaterThan(1);
  expect(reads).toEqual([]);
  table.resolve();
  await until(() => reads.length > 0);
  add('first');
  await until(() => readers.every((one) => one.numbers().length === 1));
});

test('what is new is read once for all readers, and comes to each once and in order', async () => {
  const { hub, port, add, reads } = await open();
  const readers = await Promise.all(upTo(20).map(() => follow(port)));
  await until(() => hub.count() === 20 && reads.length > 0);
  const before = reads.length;
  add('first', 'two\nlines');
  await until(() => readers.every((one) => one.numbers().length === 2));
  expect(reads.slice(before)).toEqual([0]);
  expect(readers[7]!.text()).toMatch(/id: 1\ndata: first\n\nid: 2\ndata: two\ndata: lines\n\n$/);
  for (let k = 0; k < 50; k++) add(`more ${k}`);
  await until(() => readers.every((one) => one.numbers().length >= 52));
  for (const one of readers) expect(one.numbers()).toEqual(upTo(52));
});

test('whoever comes back gets what they missed, from memory while it is there, else from the table', async () => {
  const { port, add, reads } = await open();
  add(...upTo(2 * MOST_KEPT + 50).map(String));
  const first = await follow(port);
  await until(() => first.text() !== '');
  const [near, far] = [await follow(port, '?after=1040'), await follow(port, '?after=3')];
  await until(() => near.numbers().length >= 10 && far.numbers().length >= 1047);
  expect(near.numbers()).toEqual(upTo(1050, 1041));
  expect(far.numbers()).toEqual(upTo(1050, 4));
  const before = reads.length;
  const back = await follow(port, '?after=1045');
  await until(() => back.numbers().length >= 5);
  expect(reads.slice(before)).toEqual([]);
  add('new');
  await until(() => [first, near, far, back].every((one) => one.numbers().at(-1) === 1051));
  expect(first.numbers()).toEqual([1051]);
  expect(far.numbers()).toEqual(upTo(1051, 4));
});

test('what comes while somebody catches up reaches them after what they missed', async () => {
  const { port, add } = await open();
  add(...upTo(400).map((k) => `${k} ${'x'.repeat(2000)}`));
  const readers = await Promise.all(upTo(5).map(() => follow(port, '?after=0')));
  for (let k = 0; k < 30; k++) {
    add(`meanwhile ${k}`);
    await new Promise((done) => setImmediate(done));
  }
  await until(() => readers.every((one) => one.numbers().length >= 430));
  for (const one of readers) expect(one.numbers()).toEqual(upTo(430));
});

test('a beat shows that the line is there, and brings what nobody told', async () => {
  const { port, table } = await open({ beatMs: 30 });
  const one = await follow(port);
  await until(() => one.text().includes('\n:\n\n'));
  table.push({ number: 1, data: 'untold' });
  await until(() => one.text().includes('data: untold'));
});

test('one who reads nothing is cut off, however much is said, and the others get all of it', async () => {
  const { hub, port, add, last } = await open({ batchMs: 20, patienceMs: 100 });
  const slow = connect(port, '127.0.0.1');
  slow.on('error', () => {});
  slow.write('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n');
  slow.pause();
  await until(() => hub.count() === 1);
  const outgoing = last()!;
  const good = await follow(port);
  let waiting = 0;
  for (let k = 1; hub.count() === 2 && k < 2000; k++) {
    add('x'.repeat(30_000));
    await until(() => good.numbers().length === k);
    waiting = Math.max(waiting, outgoing.writableLength);
  }
  await until(() => hub.count() === 1);
  expect(waiting).toBeLessThan(256 * 1024);
  slow.destroy();
});

test('who goes without a word is gone here too, and one network holds only so many', async () => {
  const { hub, port } = await open({ perNetwork: 2, most: 4 });
  const [first] = [await follow(port), await follow(port)];
  expect((await follow(port)).response.status).toBe(429);
  await follow(port, '', 'two');
  expect(hub.count()).toBe(3);
  first!.leave();
  await until(() => hub.count() === 2);
  expect((await follow(port)).response.status).toBe(200);
  await follow(port, '', 'three');
  const beyond = await follow(port, '', 'four');
  await until(() => beyond.ended() === 'well');
  expect(beyond.text()).toBe('full');
});

test('a connection ends by itself after its time, and all end at once when the process stops', async () => {
  const short = await open({ beatMs: 20, lifeMs: 60 });
  const one = await follow(short.port);
  await until(() => one.ended() === 'well');
  const { hub, port } = await open();
  const two = await follow(port);
  hub.stop();
  await until(() => two.ended() === 'well' && hub.count() === 0);
  expect((await follow(port)).response.status).toBe(429);
});

test('no text ends an event, or begins another', () => {
  const bytes = eventBytes({ number: 3, data: 'a\r\nid: 9\r\rdata: b\n\n', name: 'said' });
  expect(bytes.toString()).toBe(
    'id: 3\nevent: said\ndata: a\ndata: id: 9\ndata: \ndata: data: b\ndata: \ndata: \n\n',
  );
});

test('a reader on a thin line gets what comes together, all of it and in order, while others get it at once', async () => {
  const table = upTo(12).map(String);
  const never = await open({ batchMs: NEVER });
  never.add('1');
  const [waits, other] = [await follow(never.port, '?after=0&batches'), await follow(never.port, '?after=0')];
  await until(() => waits.numbers().length === 1 && other.numbers().length === 1);
  never.add(...table.slice(1));
  await until(() => other.numbers().length === 12);
  expect(waits.numbers()).toEqual([1]);
  const soon = await open({ batchMs: 20 });
  const thin = await follow(soon.port, '?after=0&batches');
  for (const one of table) soon.add(one);
  await until(() => thin.numbers().length === 12);
  soon.add('13');
  await until(() => thin.numbers().length === 13);
  expect(thin.numbers()).toEqual(upTo(13));
});

test('a reader whose line stands still gets nothing more until it moves; then all that came meanwhile, and no word that was hidden', async () => {
  const { port, add, last, table } = await open({ batchMs: 20 });
  const socket = connect({ port, host: '127.0.0.1' });
  let text = '';
  socket.setEncoding('utf8').on('data', (piece: string) => (text += piece));
  socket.on('error', () => {}).write('GET /?after=0 HTTP/1.1\r\nHost: localhost\r\n\r\n');
  closing.unshift(() => Promise.resolve(void socket.destroy()));
  add('first');
  await until(() => text.includes('first'));
  socket.pause();
  const big = 'x'.repeat(20_000);
  // Write until the buffers of both computers for the line are full.
  for (let n = 0; n < 1000 && last()!.writableLength === 0; n++) {
    add(`${n} ${big}`);
    await new Promise((done) => setImmediate(done));
  }
  const waits = last()!.writableLength;
  expect(waits).toBeGreaterThan(0);
  for (let n = 0; n < 20; n++) add(`later ${n} ${big}`);
  add('a secret');
  await new Promise((done) => setImmediate(done));
  expect(last()!.writableLength).toBeLessThanOrEqual(waits);
  const secret = table.find(({ data }) => data === 'a secret')!;
  secret.data = 'hidden';
  table.push({ number: secret.number + 1, data: 'it is hidden now', changesEarlier: true });
  add('last');
  socket.resume();
  await until(() => text.includes('data: last\n'));
  const numbers = [...text.matchAll(/^id: (\d+)$/gm)].map(([, number]) => Number(number));
  expect(numbers).toEqual(upTo(table.length));
  expect(text).not.toContain('a secret');
  add('at once again');
  await until(() => text.includes('at once again'));
});

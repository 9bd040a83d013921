import { setTimeout as pause } from 'node:timers/promises';
import { createInterface } from 'node:readline';
import { networkOf, readRoom } from './reader.ts';
import type { RoomReader } from './reader.ts';
import { look, post } from './send.ts';

// Ten thousand readers and the writers of a room, in a process of its own. It takes these commands and prints a line of JSON after each:
// `join N`, `write SECONDS PER_SECOND`, `slow`, `leave`. Argument: the `CrowdWords` as JSON.

export interface CrowdWords {
  port: number;
  events: string;
  messages: string;
  stamp: string;
  sessions: string[];
  /** Pages that are asked for meanwhile. Each of `people` asks for one every three minutes, however many of them have joined. */
  pages: string[];
  people: number;
}

export interface Written {
  sent: number;
  refused: number;
  deliveries: number;
  /** Milliseconds from before the post until a reader has the message: the median, the 99th percentile, and the longest. */
  half: number;
  p99: number;
  longest: number;
  /** Events lost, doubled or out of order, over all readers. */
  wrong: number;
  ended: number;
  /** The 99th percentile of the other pages, in milliseconds, and how many were asked for. */
  pageP99: number;
  pages: number;
  /** The share of those pages that came from the visitor cache. */
  kept: number;
}

const words = JSON.parse(process.argv[2]!) as CrowdWords;
const readers: RoomReader[] = [];
const sentAt: number[] = [];
/** The number of deliveries at each count of milliseconds. */
let took = new Uint32Array(60_000);

function hear(mark: number): void {
  const ms = Math.round(performance.now() - sentAt[mark]!);
  took[Math.min(ms, took.length - 1)]! += 1;
}

async function join(count: number): Promise<{ joined: number }> {
  while (readers.length < count) {
    const some = Array.from({ length: Math.min(50, count - readers.length) }, (_, k) =>
      readRoom({ port: words.port, path: words.events, network: networkOf(readers.length + k) }, hear),
    );
    readers.push(...some);
    for (const until = performance.now() + 60_000; some.some((one) => !one.hasBegun); await pause(2))
      if (performance.now() > until) throw new Error('a reader got no first line');
  }
  return { joined: readers.length };
}

async function write(seconds: number, perSecond: number): Promise<Written> {
  took = new Uint32Array(60_000);
  const before = readers.map(({ messages }) => messages);
  const wrongBefore = readers.map(({ wrong }) => wrong);
  const posts: Promise<boolean>[] = [];
  const pages: Awaited<ReturnType<typeof look>>[] = [];
  const over = new AbortController();
  const looking = lookOn(pages, over.signal);
  const began = performance.now();
  for (let nth = 0; nth < seconds * perSecond; nth++) {
    await pause(Math.max(0, began + (nth * 1000) / perSecond - performance.now()));
    const mark = sentAt.push(performance.now()) - 1;
    posts.push(post(words, mark));
  }
  const done = await Promise.all(posts);
  const sent = done.filter(Boolean).length;
  const isThere = (): boolean => readers.every((one, k) => one.hasEnded || one.messages - before[k]! >= sent);
  for (const until = performance.now() + 30_000; !isThere() && performance.now() < until;) await pause(20);
  over.abort();
  await looking;
  const lacking = readers.reduce(
    (sum, one, k) => sum + Math.abs(sent - (one.messages - before[k]!)) + (one.wrong - wrongBefore[k]!),
    0,
  );
  const deliveries = took.reduce((sum, count) => sum + count, 0);
  return {
    sent,
    refused: done.length - sent,
    deliveries,
    half: quantile(0.5, deliveries),
    p99: quantile(0.99, deliveries),
    longest: took.findLastIndex((count) => count > 0),
    wrong: lacking,
    ended: readers.filter(({ hasEnded }) => hasEnded).length,
    pageP99:
      pages.map(({ took }) => took).toSorted((a, b) => a - b)[
        Math.max(0, Math.ceil(pages.length * 0.99) - 1)
      ] ?? 0,
    pages: pages.length,
    kept: pages.filter(({ isKept }) => isKept).length / pages.length,
  };
}

function quantile(share: number, of: number): number {
  let seen = 0;
  return took.findIndex((count) => (seen += count) >= of * share);
}

/** Asks for other pages. */
async function lookOn(seen: Awaited<ReturnType<typeof look>>[], over: AbortSignal): Promise<void> {
  if (words.pages.length === 0) return;
  const every = 180_000 / words.people;
  const began = performance.now();
  const asked: Promise<unknown>[] = [];
  for (let nth = 0; !over.aborted; nth++) {
    const page = words.pages[nth % words.pages.length]!;
    asked.push(look(words.port, page, networkOf(60_000 + (nth % 5000))).then((one) => seen.push(one)));
    await pause(Math.max(0, began + (nth + 1) * every - performance.now()));
  }
  await Promise.all(asked);
}

/** A fifth of the readers now reads only in short bursts, and a tenth vanishes without closing its connection. */
function slow(): { slow: number; vanished: number } {
  const [slow, vanished] = [readers.slice(0, readers.length / 5), readers.slice(-readers.length / 10)];
  for (const { socket } of [...slow, ...vanished]) socket.pause();
  setInterval(() => {
    for (const { socket } of slow) socket.resume();
    setTimeout(() => slow.forEach(({ socket }) => socket.pause()), 100);
  }, 2000).unref();
  readers.splice(-vanished.length);
  readers.splice(0, slow.length);
  gone.push(...vanished, ...slow);
  return { slow: slow.length, vanished: vanished.length };
}
const gone: RoomReader[] = [];

for await (const line of createInterface(process.stdin)) {
  const [command, first = '0', second = '0'] = line.split(' ');
  if (command === 'join') console.log(JSON.stringify(await join(Number(first))));
  if (command === 'write') console.log(JSON.stringify(await write(Number(first), Number(second))));
  if (command === 'slow') console.log(JSON.stringify(slow()));
  if (command === 'leave') process.exit(0);
}

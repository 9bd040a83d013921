import { setTimeout as pause } from 'node:timers/promises';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startEmbedded } from '../src/db/embedded/start.ts';
import { migrate } from '../src/db/migrate.ts';
import { createDb, createPool } from '../src/db/pool.ts';
import { follow, followMany, ring } from './lib/live/follow.ts';
import type { Side } from './lib/live/follow.ts';
import { startPageServer } from './lib/pages/pageServer.ts';
import { median, spread } from './lib/row.ts';
import type { Area, Row } from './lib/row.ts';
import { builtProgram, bundle, inScratch, node } from './lib/scratch.ts';
import { pssOf, startServe, stopServe } from './lib/serve.ts';

const READERS = 500;
/** Turns of our server and of the bare one, one after the other. */
const TURNS = 3;
const OPENED = 200;
const RINGS = 40;
const REST_MS = 40;
/** Readers while memory is measured: the memory of one reader is too small to show among a few hundred. */
const WEIGHED = 3000;

/** Live streams of the program as shipped, with a reader for each network and a session, beside a bare fan-out of node:http. */
export const area: Area = { name: 'chats', run: measure };

interface Measured {
  first: number[];
  event: number[];
  kilobytes: number;
}

async function measure(note: (text: string) => void): Promise<Row[]> {
  const main = await builtProgram('live');
  return inScratch(async (folder) => {
    const database = await startEmbedded({ dataDir: folder });
    const db = createDb(createPool(database.connection));
    await migrate(db).finally(() => db.destroy());
    const words = [await bundle('live/operator.ts'), JSON.stringify(database.connection)];
    const session = (await promisify(execFile)(node, words)).stdout.trim();
    const { host, port, user, database: name } = database.connection;
    const started = await startServe(main, join(folder, 'web'), {
      ROLE: 'web',
      TRUSTED_PROXIES: '127.0.0.1',
      DATABASE_URL: `postgres://${user}@localhost:${port}/${name}?host=${encodeURIComponent(host)}`,
      SECRET_KEY: 'a secret of the bench of what is live, 32+',
    });
    const bare = await startPageServer(join(import.meta.dirname, 'lib/live/bareFanOut.ts'), []);
    try {
      const ours: Side = {
        port: started.port,
        pid: started.child.pid!,
        events: '/dev/live/events',
        bell: '/dev/live',
        session,
      };
      const raw: Side = { port: Number(bare.line), pid: bare.child.pid!, events: '/', bell: '/' };
      return rowsOf(await byTurns({ ours, raw }, note));
    } finally {
      bare.child.kill();
      await stopServe(started);
      await database.stop();
    }
  });
}

async function byTurns(
  sides: Record<'ours' | 'raw', Side>,
  note: (text: string) => void,
): Promise<Record<'ours' | 'raw', Measured>> {
  const measured: Record<'ours' | 'raw', Measured> = {
    ours: { first: [], event: [], kilobytes: 0 },
    raw: { first: [], event: [], kilobytes: 0 },
  };
  // The first turn only warms up.
  for (let turn = 0; turn <= TURNS; turn++)
    for (const which of ['ours', 'raw'] as const) {
      const { first, event } = await oneTurn(sides[which]);
      note(`${which}: first line ${spread(first, 1)} ms, an event ${spread(event, 1)} ms`);
      if (turn === 0) continue;
      measured[which].first.push(...first);
      measured[which].event.push(...event);
    }
  for (const which of ['ours', 'raw'] as const)
    measured[which].kilobytes = await memoryOfEach(sides[which], note);
  return measured;
}

/** While many readers follow: how soon further ones get their first line, one after the other, and how soon each reader hears a ring. */
async function oneTurn(side: Side): Promise<{ first: number[]; event: number[] }> {
  const readers = await followMany(side, READERS);
  const first: number[] = [];
  for (let k = 0; k < OPENED; k++) {
    const one = await follow(side, READERS + k);
    first.push(one.first);
    one.leave();
  }
  const event: number[] = [];
  for (let k = 0; k < RINGS; k++) {
    event.push(...(await ring(side, readers)));
    await pause(REST_MS);
  }
  for (const one of readers) one.leave();
  await pause(500);
  return { first, event };
}

/** Kilobytes for each reader: how much more memory the process has while readers follow, a few rings later, than before. */
async function memoryOfEach(side: Side, note: (text: string) => void): Promise<number> {
  const before = await pssOf(side.pid);
  const readers = await followMany(side, WEIGHED);
  for (let k = 0; k < 5; k++) await ring(side, readers);
  await pause(2000);
  const held = await pssOf(side.pid);
  for (const one of readers) one.leave();
  note(`${side.events}: ${before.toFixed(1)} MB, with ${WEIGHED} readers ${held.toFixed(1)} MB`);
  return ((held - before) * 1024) / WEIGHED;
}

/** The 99th percentile. */
const p99 = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.99) - 1]!;

const row = (row: string, value: number, unit: string, most: number, against: string): Row => ({
  area: 'chats',
  row,
  value,
  unit,
  goal: `≤ ${most}`,
  pass: value <= most,
  against,
});

function rowsOf({ ours, raw }: Record<'ours' | 'raw', Measured>): Row[] {
  const told = (of: readonly number[]): string =>
    `${p99(of).toFixed(1)} ms, half within ${median(of).toFixed(1)}`;
  return [
    row(
      'first line of a stream, 99th percentile',
      p99(ours.first),
      'ms',
      50,
      `${ours.first.length} streams opened one after the other while ${READERS} follow, with a session each: half within ${median(ours.first).toFixed(1)} ms; bare node:http ${told(raw.first)}`,
    ),
    row(
      `one event to ${READERS} readers, 99th percentile`,
      p99(ours.event),
      'ms',
      100,
      `from before the post that rings, with the row, NOTIFY and reading it back: half within ${median(ours.event).toFixed(1)} ms; bare res.write in memory ${told(raw.event)}`,
    ),
    row(
      'memory for a reader',
      ours.kilobytes,
      'kB',
      40,
      `of ${WEIGHED} readers after five events, what they take of the kernel aside; bare node:http ${raw.kilobytes.toFixed(1)} kB`,
    ),
  ];
}

import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../browser/chromium.ts';
import { freshDatabase, urlOf } from '../database.ts';
import type { TestDatabase } from '../database.ts';
import { buildBundle, clearFolder, freePort, scratchFolder, serve, until, untilReady } from '../process.ts';
import type { Served } from '../process.ts';
import { followBell, keepFollowing } from './follower.ts';
import type { Follower } from './follower.ts';

/* Two real processes on one database, as behind a proxy that sends each request to either. A ring at one process is heard at both. */

let database: TestDatabase;
let folders: string[];
let settings: Record<string, string>[];
let served: Served[];

beforeAll(async () => {
  buildBundle();
  database = await freshDatabase();
  const own = {
    ROLE: 'web',
    LOG_LEVEL: 'warn',
    DATABASE_URL: urlOf(database.connection),
    SECRET_KEY: 'a secret of two processes, for this test alone',
  };
  folders = [await scratchFolder(), await scratchFolder()];
  settings = [
    { ...own, PORT: String(await freePort()) },
    { ...own, PORT: String(await freePort()) },
  ];
  served = await Promise.all([start(0), start(1)]);
});
afterAll(async () => {
  await Promise.all((served ?? []).map((one) => one.end('SIGTERM')));
  await database?.drop();
  for (const folder of folders ?? []) await clearFolder(folder);
});

async function start(which: number): Promise<Served> {
  const one = await serve(folders[which]!, settings[which]);
  await untilReady(one);
  return one;
}

async function ring(which: number): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${served[which]!.port}/dev/live`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams(),
    redirect: 'manual',
  }).catch(() => null);
  return answer?.status === 303;
}

const upTo = (last: number): number[] => Array.from({ length: last }, (_, k) => k + 1);
const lastRing = async (): Promise<number> => {
  const { rows } = await database.pool.query<{ last: number }>(
    `select coalesce((select max((one->>'number')::int) from setting, jsonb_array_elements(value) one where key = 'rings'), 0) as last`,
  );
  return rows[0]!.last;
};

/**
 * Rings until everybody hears a ring before the next beat, and returns its number. Without NOTIFY every event waits for a beat, so no ring
 * succeeds. With NOTIFY one does, however slow the machine is.
 */
async function heardBeforeBeat(
  followers: readonly Follower[],
  which: number,
  before: () => Promise<void> = () => Promise.resolve(),
): Promise<number> {
  for (;;) {
    const had = followers.map(({ came }) => came.length);
    await before();
    expect(await ring(which)).toBe(true);
    const last = await lastRing();
    await until(() => followers.every(({ came }) => came.includes(last)));
    if (followers.every(({ came }, k) => came[had[k]!] === last)) return last;
  }
}

test('what is rung at one process is heard at both, before the next beat, and by whoever comes back', async () => {
  const followers = await Promise.all(served.map(({ port }) => followBell(port, 0)));
  await until(() => followers.every(({ came }) => came[0] === 'retry'));
  for (const { headers } of followers) {
    expect(headers['content-type']).toContain('text/event-stream');
    expect(headers['cache-control']).toBe('no-store, no-transform');
    expect(headers['x-accel-buffering']).toBe('no');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-encoding']).toBeUndefined();
  }
  const first = await heardBeforeBeat(followers, 0);
  await Promise.all(upTo(20).map((k) => ring(k % 2)));
  await until(() => followers.every((one) => one.numbers().length >= first + 20));
  for (const one of followers) expect(one.numbers()).toEqual(upTo(first + 20));
  const back = await followBell(served[1]!.port, first + 17);
  await until(() => back.numbers().length >= 3);
  expect(back.numbers()).toEqual([first + 18, first + 19, first + 20]);
  for (const one of [...followers, back]) one.leave();
});

test('each process listens by one connection; when that is cut, what was told meanwhile comes all the same', async () => {
  const from = await lastRing();
  const followers = await Promise.all(served.map(({ port }) => followBell(port, from)));
  await until(() => followers.every(({ came }) => came[0] === 'retry'));
  const listening = `from pg_stat_activity where datname = current_database() and application_name = 'antipode-live'`;
  const listeners = async () => (await database.pool.query(`select pid ${listening}`)).rows.length;
  await heardBeforeBeat(followers, 1, async () => {
    await until(async () => (await listeners()) === 2);
    const { rows } = await database.pool.query(`select pg_terminate_backend(pid) ${listening}`);
    expect(rows).toHaveLength(2);
  });
  expect(await listeners()).toBe(2);
  for (const one of followers) one.leave();
});

test('an open page shows each ring, and goes on after its process was killed and came again', async () => {
  const browser = await launchChromium();
  try {
    const tab = await browser.newPage();
    await tab.goto(`http://localhost:${served[0]!.port}/dev/live?lang=en`);
    const shown = () => tab.locator('#rings li').allTextContents();
    const numbers = async () => (await shown()).map((line) => Number.parseInt(line, 10));
    const first = (await numbers())[0]!;
    expect(await ring(1)).toBe(true);
    await until(async () => (await numbers())[0] === first + 1);
    await served[0]!.end('SIGKILL');
    expect(await ring(1)).toBe(true);
    served[0] = await start(0);
    expect(await ring(1)).toBe(true);
    await until(async () => (await numbers())[0] === first + 3);
    expect((await numbers()).slice(0, 4)).toEqual([first + 3, first + 2, first + 1, first]);
  } finally {
    await browser.close();
  }
});

test('at SIGTERM those who follow are let go first and in good order, and then the process is gone', async () => {
  const [here, there] = await Promise.all(served.map(({ port }) => followBell(port, 0)));
  const gone: string[] = [];
  const ended = served[0]!.end('SIGTERM');
  await Promise.all([
    // In good order: no connection was kept until it had to be cut.
    here!.ended.then((well) => gone.push(well ? 'those who follow' : 'those who were cut off')),
    ended.then(() => gone.push('the process')),
  ]);
  expect(gone).toEqual(['those who follow', 'the process']);
  expect(await ended).toBe(0);
  const before = await lastRing();
  expect(await ring(1)).toBe(true);
  await until(() => there!.numbers().at(-1) === before + 1);
  there!.leave();
  served[0] = await start(0);
});

test('through ends and crashes of both, every reader hears each ring once and in order', async () => {
  const ports = served.map(({ port }) => port);
  const readers = [0, 1, 2, 3].map((k) => keepFollowing(k % 2 ? ports : ports.toReversed()));
  const over = new AbortController();
  const ringing = Promise.all(
    [0, 1, 2].map(async (k) => {
      for (let turn = k; !over.signal.aborted; turn++) {
        await ring(turn % 2);
        await new Promise((done) => setTimeout(done, 30 * Math.random()));
      }
    }),
  );
  for (const [which, signal] of [
    [0, 'SIGKILL'],
    [1, 'SIGTERM'],
    [1, 'SIGKILL'],
  ] as const) {
    await served[which]!.end(signal);
    served[which] = await start(which);
  }
  over.abort();
  await ringing;
  const last = await lastRing();
  await until(
    () => readers.every(({ numbers }) => numbers.at(-1) === last),
    undefined,
    () => JSON.stringify(readers.map(({ numbers }) => [last, numbers.at(-1), numbers.length])),
  );
  for (const reader of readers) {
    expect(reader.numbers).toEqual(upTo(last));
    await reader.leave();
  }
});

import { setTimeout as pause } from 'node:timers/promises';
import { spawn } from 'node:child_process';
import { cp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seeded } from '../../sample/people/random.ts';
import { ownIdentities } from '../../src/backup/keys.ts';
import { checkBackup } from '../../src/backup/check.ts';
import { readFrame } from '../../src/backup/frames.ts';
import { unpack } from '../../src/backup/pack.ts';
import { folderStore } from '../../src/backup/stores/folder.ts';
import { startEmbedded } from '../../src/db/embedded/start.ts';
import type { EmbeddedPostgres } from '../../src/db/embedded/start.ts';
import { migrate } from '../../src/db/migrate.ts';
import { createDb, createPool } from '../../src/db/pool.ts';
import { asked, buildBundle, clearFolder, scratchFolder } from '../process.ts';

/*
 * A backup runs while fifty rows a second are written, and is killed at twenty random points. Then PostgreSQL is killed during a backup,
 * and a restore is killed at ten points. No file may ever restore wrong, and no database may be half restored.
 */

const KILLS = 20;
const RESTORE_KILLS = 10;
const EVERY_MS = 20;
const SECRET = 'a secret that only this test knows, 32+';
const NODE = join(import.meta.dirname, '../../node_modules/.bin/node');
const random = seeded(20_261_127);

let folder: string;
let backups: string;
let server: EmbeddedPostgres;
let pool: pg.Pool;
const ending = new AbortController();
let written: Promise<void>;
const acknowledged: string[] = [];
const store = () => folderStore(backups);

beforeAll(async () => {
  folder = await scratchFolder();
  backups = join(folder, 'kept');
  buildBundle();
  server = await startEmbedded({ dataDir: folder });
  pool = createPool(server.connection);
  const db = createDb(createPool({ ...server.connection, max: 1 }));
  await migrate(db).finally(() => db.destroy());
  // The words hardly compress, so that a backup takes a moment.
  await pool.query(`insert into setting (key, value, changed_at)
    select 'bulk ' || n, to_jsonb((select string_agg(md5(n::text || m), '') from generate_series(1, 40) m)), '2027-01-01'
    from generate_series(1, 30000) n`);
  written = write();
}, 300_000);
afterAll(async () => {
  ending.abort();
  await written;
  await pool.end();
  await server.stop();
  await clearFolder(folder);
});

async function write(): Promise<void> {
  for (let count = 0; !ending.signal.aborted; count++) {
    const key = `written ${count}`;
    await pool
      .query(`insert into setting (key, value, changed_at) values ($1, '1', '2027-01-01')`, [key])
      .then(() => acknowledged.push(key))
      .catch(() => {});
    await pause(EVERY_MS);
  }
}

function antipode(
  args: string[],
  dataDir = folder,
): { ended: Promise<{ code: number | null; said: string }>; kill: () => void } {
  const child = spawn(NODE, [buildBundle(), ...args], {
    env: { PATH: process.env.PATH, DATA_DIR: dataDir, SECRET_KEY: SECRET },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (piece: Buffer) => (said += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (said += piece.toString()));
  const ended = new Promise<{ code: number | null; said: string }>((done) =>
    child.once('close', (code) => done({ code, said })),
  );
  return { ended, kill: () => child.kill('SIGKILL') };
}

/** Keys of the table's rows in a file. */
async function keysIn(name: string): Promise<Set<string>> {
  const identities = ownIdentities({ current: SECRET, older: [] });
  const rows: Buffer[] = [];
  let table = '';
  for await (const one of unpack(store().read(name), identities, name)) {
    if (one.kind === 'T') table = readFrame<{ name: string }>(one).name;
    else if (one.kind === 'D' && table === 'setting') rows.push(Buffer.from(one.bytes));
  }
  return new Set(
    Buffer.concat(rows)
      .toString()
      .split('\n')
      .map((row) => row.split('\t', 1)[0] ?? ''),
  );
}

async function mustHold(name: string, before: readonly string[]): Promise<void> {
  const keys = { current: SECRET, older: [] as string[] };
  const now = new Date();
  const options = { connection: server.connection, dataDir: undefined, store: store(), name, keys, now };
  await checkBackup(options);
  const there = await keysIn(name);
  expect(before.filter((key) => !there.has(key))).toEqual([]);
}

const kept = async (): Promise<string[]> => (await store().list()).map(({ name }) => name);

test(`a backup that is killed at ${KILLS} random points leaves no file, or one that holds all that was written before it began`, async () => {
  const began = performance.now();
  const first = [...acknowledged];
  expect((await antipode(['backup', '--to', `${backups}/`]).ended).code).toBe(0);
  const took = performance.now() - began;
  await mustHold((await kept())[0]!, first);
  let whole = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const before = [...acknowledged];
    const known = new Set(await kept());
    const running = antipode(['backup', '--to', `${backups}/`]);
    await pause(random.next() * took * 1.1);
    running.kill();
    await running.ended;
    for (const name of await kept()) {
      if (known.has(name)) continue;
      whole++;
      await mustHold(name, before);
    }
  }
  expect(whole).toBeLessThan(KILLS);
  const before = [...acknowledged];
  const known = new Set(await kept());
  await pause(1100);
  const last = await antipode(['backup', '--to', `${backups}/`]).ended;
  expect(last.code, last.said).toBe(0);
  await mustHold(
    (await kept()).find((name) => !known.has(name))!,
    before,
  );
  expect(acknowledged.length).toBeGreaterThan(100);
});

test('PostgreSQL is killed under a backup: it says so and leaves no file, and the next one holds', async () => {
  const known = new Set(await kept());
  const running = antipode(['backup', '--to', `${backups}/`]);
  await pause(900);
  process.kill(server.pid(), 'SIGKILL');
  const { code, said: words } = await running.ended;
  const fresh = (await kept()).filter((name) => !known.has(name));
  // The backup may have ended before the kill.
  if (code === 0) await asked(() => mustHold(fresh[0]!, []));
  else {
    expect(fresh).toEqual([]);
    expect(words).not.toBe('');
  }
  await asked(() => pool.query('select 1'));
  const before = [...acknowledged];
  await pause(1100);
  const next = await antipode(['backup', '--to', `${backups}/`]).ended;
  expect(next.code, next.said).toBe(0);
  await mustHold((await kept())[0]!, before);
  expect(
    (await readdir(backups)).filter((name) => !name.startsWith('.') && !known.has(name)).length,
  ).toBeGreaterThan(0);
});

test(`a restore that is killed at ${RESTORE_KILLS} random points leaves the old database or the new one, whole`, async () => {
  await pause(1100);
  const { code, said: words } = await antipode(['backup', '--to', `${backups}/`]).ended;
  expect(code, words).toBe(0);
  const file = join(backups, (await kept())[0]!);
  const rows = [...(await keysIn((await kept())[0]!))].filter((key) => key !== '').length;
  const other = await scratchFolder();
  const old = join(other, 'old');
  const started = await startEmbedded({ dataDir: old });
  const db = createDb(createPool({ ...started.connection, max: 1 }));
  await migrate(db);
  await db
    .insertInto('setting')
    .values({ key: 'the old one', value: '1' as never, changed_at: new Date() })
    .execute();
  const before = (await db.selectFrom('setting').select('key').execute()).length;
  await db.destroy();
  await started.stop();
  const outcomes = new Set<string>();
  let took = 0;
  try {
    for (let kill = 0; kill <= RESTORE_KILLS; kill++) {
      const dataDir = join(other, `turn-${kill}`);
      await cp(old, dataDir, { recursive: true });
      const began = performance.now();
      const running = antipode(['restore', file], dataDir);
      // The first restore runs to its end, to show how long one takes.
      if (kill > 0) {
        await pause(random.next() * took * 1.05);
        running.kill();
      }
      const ended = await running.ended;
      if (kill === 0) {
        expect(ended.code, ended.said).toBe(0);
        took = performance.now() - began;
      }
      const again = await startEmbedded({ dataDir });
      const reader = createPool({ ...again.connection, max: 1 });
      const { rows: found } = await reader
        .query<{ key: string }>('select key from setting')
        .finally(() => reader.end());
      await again.stop();
      await rm(dataDir, { recursive: true });
      const isOld = found.some(({ key }) => key === 'the old one');
      outcomes.add(isOld ? 'old' : 'new');
      // A restore adds two notes: its source, and that the tables have changed.
      if (isOld) expect(found.length).toBe(before);
      else expect(found.length).toBeGreaterThanOrEqual(rows);
    }
  } finally {
    await rm(other, { recursive: true, force: true });
  }
  expect(outcomes).toContain('new');
});

import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { readPostmaster, waitGone } from '../../src/db/embedded/processes.ts';
import { startsInFolders } from '../folders.ts';
import { serve, until, untilReady } from '../process.ts';
import type { Served } from '../process.ts';

/* Starts at the same moment, starts after a kill, and starts in a folder without permission. */

const TURNS = 4;
const OTHER = 'another Antipode uses this data folder, too: both go on with the one database';
const { folder } = startsInFolders();

const postmaster = (dataDir: string) => readPostmaster(join(dataDir, 'postgres'));
const bothAtOnce = (dataDir: string): Promise<[Served, Served]> =>
  Promise.all([serve(dataDir), serve(dataDir)]);

async function accounts(dataDir: string, add: string): Promise<number> {
  const { socketFolder } = (await postmaster(dataDir))!;
  const client = new pg.Client({ host: socketFolder, user: 'antipode', database: 'antipode' });
  await client.connect();
  await client.query('insert into account (address, created_at) values ($1, now())', [add]);
  const { rows } = await client.query<{ n: number }>('select count(*)::int as n from account');
  await client.end();
  return rows[0]!.n;
}

test(`two starts at once on one folder, ${TURNS} times, each pair killed: one PostgreSQL, the second says so, nothing is lost`, async () => {
  const dataDir = await folder();
  for (let turn = 0; turn < TURNS; turn++) {
    const both = await bothAtOnce(dataDir);
    await Promise.all(both.map((one) => untilReady(one, 60_000)));
    const said = (): string => both.map((one) => one.output()).join('');
    expect(said()).toContain(OTHER);
    for (const one of both) expect((await one.get('/healthz')).status).toBe(200);
    expect(await accounts(dataDir, `turn-${turn}@cast.example`)).toBe(turn + 1);
    expect(said()).not.toMatch(/"level":50|Error:/);
    await Promise.all(both.map((one) => one.end('SIGKILL')));
    // One time PostgreSQL is killed too, and leaves its own file behind.
    if (turn === 1) {
      const { pid } = (await postmaster(dataDir))!;
      process.kill(pid, 'SIGKILL');
      await waitGone(pid, 5000);
    }
  }
  const alone = await serve(dataDir);
  await untilReady(alone, 60_000);
  expect(alone.output()).not.toContain(OTHER);
  expect(await accounts(dataDir, 'last@cast.example')).toBe(TURNS + 1);
  const { pid } = (await postmaster(dataDir))!;
  expect(await alone.end('SIGTERM')).toBe(0);
  expect(await waitGone(pid, 5000)).toBe(true);
});

test('the file of one that was killed, whose number is another process’s by now, is taken for nobody', async () => {
  const dataDir = await folder();
  await mkdir(join(dataDir, 'postgres.users'), { recursive: true });
  // A living process that began at another time than the file says.
  await writeFile(join(dataDir, 'postgres.users', String(process.pid)), '1');
  const served = await serve(dataDir);
  await untilReady(served);
  expect(served.output()).not.toContain(OTHER);
  const { pid } = (await postmaster(dataDir))!;
  expect(await served.end('SIGTERM')).toBe(0);
  expect(await waitGone(pid, 5000)).toBe(true);
});

describe('a folder without rights is named in one line, and nothing is changed', () => {
  // In this namespace root has no special rights but owns the files.
  const prefix =
    process.getuid?.() === 0 ? ['unshare', '--user', '--map-user=65534', '--map-group=65534'] : [];
  const refused = async (dataDir: string, named: string): Promise<void> => {
    const served = await serve(dataDir, {}, prefix);
    expect(await served.ended).toBe(1);
    expect(served.output().trim().split('\n')).toHaveLength(1);
    expect(served.output()).toMatch(/^antipode: .*: whoever runs this may not read or write it: chown -R it/);
    expect(served.output()).toContain(named);
  };

  for (const mode of [0o500, 0o400, 0o000])
    test(`mode ${mode.toString(8)}`, async () => {
      const dataDir = join(await folder(), 'data');
      await mkdir(dataDir, { mode });
      await refused(dataDir, dataDir);
      await chmod(dataDir, 0o700);
      expect(await readdir(dataDir)).toEqual([]);
    });
  test('that cannot be made', async () => {
    const above = await folder();
    await chmod(above, 0o500);
    await refused(join(above, 'data'), join(above, 'data'));
    await chmod(above, 0o700);
    expect(await readdir(above)).toEqual([]);
  });
  test('with a key that cannot be read', async () => {
    const dataDir = await folder();
    const key = join(dataDir, 'secret.key');
    await writeFile(key, `${'k'.repeat(48)}\n`, { mode: 0o000 });
    await refused(dataDir, key);
    await chmod(key, 0o600);
    expect(await readFile(key, 'utf8')).toBe(`${'k'.repeat(48)}\n`);
    expect(await readdir(dataDir)).toEqual(['secret.key']);
  });
  test('with a log that cannot be written', async () => {
    const dataDir = await folder();
    const log = join(dataDir, 'postgres.log');
    await writeFile(log, 'old words\n', { mode: 0o400 });
    await refused(dataDir, log);
    expect(await readFile(log, 'utf8')).toBe('old words\n');
  });
});

test('of two on one port the second says so and leaves the first alone', async () => {
  const dataDir = await folder();
  const first = await serve(dataDir);
  await untilReady(first);
  const second = await serve(dataDir, { PORT: String(first.port) });
  expect(await second.ended).toBe(1);
  expect(second.output().trim()).toBe(`antipode: port ${first.port} is in use: set PORT to another one`);
  await until(async () => (await first.get('/readyz')).status === 200, 5000);
  expect(await first.end('SIGTERM')).toBe(0);
});

import { setTimeout as pause } from 'node:timers/promises';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Manifest } from '../../src/exchange/format.ts';
import { buildBundle, clearFolder, scratchFolder } from '../process.ts';

/*
 * All data moves from the embedded PostgreSQL into Debian's 17, which sorts texts in another way, and back: by files and by `move`. Needs
 * `apt-get install postgresql-17`, and root, to start it as its own user.
 */

/** No program may take longer. A test that kept waiting would never say why. */
const LONGEST_MS = 90_000;
const DEBIAN = '/usr/lib/postgresql/17/bin';
const root = join(import.meta.dirname, '../..');
const SECRET = 'a secret that only this test knows, 32+';

let folder: string;

const asPostgres = (program: string, words: string[]): [string, string[]] => [
  'runuser',
  ['-u', 'postgres', '--', join(DEBIAN, program), ...words],
];

beforeAll(async () => {
  if (!existsSync(DEBIAN))
    throw new Error('nothing tested: this needs postgresql-17 (apt-get install postgresql-17)');
  if (process.getuid?.() !== 0)
    throw new Error('nothing tested: PostgreSQL 17 starts as its own user, from root');
  folder = await scratchFolder();
  chmodSync(folder, 0o777);
  buildBundle();
  const cluster = join(folder, 'debian');
  const made = spawnSync(
    ...asPostgres('initdb', [
      '-D',
      cluster,
      '--auth=trust',
      '-E',
      'UTF8',
      '--locale=C.UTF-8',
      '--locale-provider=icu',
      '--icu-locale=en',
    ]),
    { encoding: 'utf8', timeout: LONGEST_MS },
  );
  if (made.status !== 0) throw new Error(made.stderr);
  spawn(
    ...asPostgres('postgres', ['-D', cluster, '-k', folder, '-c', 'listen_addresses=', '-c', 'fsync=off']),
    {
      stdio: 'ignore',
    },
  );
  for (let tries = 0; sql('postgres', 'select 1').status !== 0; tries++) {
    if (tries > 100) throw new Error('PostgreSQL 17 did not start');
    await pause(100);
  }
});

afterAll(async () => {
  // `pg_ctl` stops the server, since the program that changes the user forwards no signals.
  if (folder)
    spawnSync(...asPostgres('pg_ctl', ['stop', '-D', join(folder, 'debian'), '-m', 'fast']), {
      timeout: LONGEST_MS,
    });
  if (folder) await clearFolder(folder);
});

const sql = (database: string, text: string): { status: number | null; stdout: string } =>
  spawnSync(join(DEBIAN, 'psql'), ['-h', folder, '-U', 'postgres', '-Atc', text, database], {
    encoding: 'utf8',
    timeout: LONGEST_MS,
  });

const debian = (database: string): string => `postgres://postgres@localhost/${database}?host=${folder}`;

function antipode(words: string[], settings: Record<string, string>): string {
  const { status, stdout, stderr } = spawnSync(
    join(root, 'node_modules/.bin/node'),
    [buildBundle(), ...words],
    {
      cwd: folder,
      env: { PATH: process.env['PATH'], SECRET_KEY: SECRET, ...settings },
      encoding: 'utf8',
      timeout: LONGEST_MS,
    },
  );
  if (status !== 0) throw new Error(`${words.join(' ')} (${status ?? 'too slow'}): ${stdout}${stderr}`);
  return stdout;
}

async function tablesIn(file: string): Promise<Manifest['tables']> {
  const lines = (await readFile(join(folder, file), 'utf8')).trimEnd().split('\n');
  return (JSON.parse(lines.at(-1)!) as { manifest: Manifest }).manifest.tables;
}

/** Each file adds a line to the log, so only that table may differ. */
const withoutLog = ({ event, ...tables }: Manifest['tables']): unknown => ({
  tables,
  event: event!.rows > 0,
});

test('from 18 into 17 and back into 18 every table has the same hash', async () => {
  const first = { DATA_DIR: join(folder, 'first') };
  antipode(['demo', '--people', '24', '--countries', '8'], first);
  antipode(['export', 'installation', '--to', 'from-18.jsonl'], first);
  expect(sql('postgres', 'create database by_file').status).toBe(0);
  const there = { DATA_DIR: join(folder, 'there'), DATABASE_URL: debian('by_file') };
  antipode(['import', 'installation', 'from-18.jsonl'], there);
  expect(sql('by_file', 'show server_version').stdout).toMatch(/^17/);
  antipode(['export', 'installation', '--to', 'from-17.jsonl'], there);
  const second = { DATA_DIR: join(folder, 'second') };
  antipode(['import', 'installation', 'from-17.jsonl'], second);
  antipode(['export', 'installation', '--to', 'again-18.jsonl'], second);
  const tables = await tablesIn('from-18.jsonl');
  expect(Object.values(tables).filter(({ rows }) => rows > 0).length).toBeGreaterThan(40);
  expect(withoutLog(await tablesIn('from-17.jsonl'))).toEqual(withoutLog(tables));
  expect(withoutLog(await tablesIn('again-18.jsonl'))).toEqual(withoutLog(tables));
});

test('moved away and back everything is the same, and where it came from is as it was', async () => {
  const home = { DATA_DIR: join(folder, 'first') };
  expect(sql('postgres', 'create database moved').status).toBe(0);
  const said = antipode(['move', '--to', debian('moved')], home);
  expect(said).toContain('each table has the same count and hash');
  const away = { DATA_DIR: home.DATA_DIR, DATABASE_URL: debian('moved') };
  expect(() => antipode(['move', '--to', debian('moved')], home)).toThrow('holds an installation already');
  const back = antipode(['move', '--back'], away);
  expect(back).toMatch(/before is in .*postgres\.before-/);
  antipode(['export', 'installation', '--to', 'home-again.jsonl'], home);
  antipode(['export', 'installation', '--to', 'still-there.jsonl'], away);
  const tables = await tablesIn('home-again.jsonl');
  expect(tables).toEqual(await tablesIn('still-there.jsonl'));
});

test('data of an older PostgreSQL are named with two commands, and these bring them over', async () => {
  const home = { DATA_DIR: join(folder, 'older') };
  antipode(['import', 'installation', 'from-18.jsonl'], home);
  await writeFile(join(home.DATA_DIR, 'postgres', 'PG_VERSION'), '17\n');
  expect(() => antipode(['operator-link'], home)).toThrow('bin/antipode import installation antipode.jsonl');
  expect(antipode(['import', 'installation', 'from-18.jsonl'], home)).toContain('The old data lie in');
  expect(await readFile(join(home.DATA_DIR, 'postgres', 'PG_VERSION'), 'utf8')).toBe('18\n');
  const aside = (await readdir(home.DATA_DIR)).find((name) => name.startsWith('postgres.before-'));
  expect(await readFile(join(home.DATA_DIR, aside!, 'PG_VERSION'), 'utf8')).toBe('17\n');
  antipode(['operator-link'], home);
});

import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { migrations } from '../../migrations/index.ts';
import { ownIdentities } from '../../src/backup/keys.ts';
import { folderStore } from '../../src/backup/stores/folder.ts';
import { restoreBackup } from '../../src/backup/restore/restore.ts';
import { openDatabase } from '../../src/boot/database.ts';
import { requireConfig } from '../../src/config.ts';
import type { Config } from '../../src/config.ts';
import { migrate } from '../../src/db/migrate.ts';
import { SCHEMA } from '../../src/db/schemaNumber.ts';
import { filledDatabase, freshDatabase, urlOf } from '../database.ts';
import type { TestDatabase } from '../database.ts';

const SECRET = 'the secret of the installation that is upgraded';
const names = Object.keys(migrations);
const before = names.slice(0, -1);
const count = `select count(*)::int as n from kysely_migration`;

let folder: string;
let older: TestDatabase;
let said: { level: number; msg: string }[];
const log = pino({ level: 'info' }, { write: (line) => said.push(JSON.parse(line)) });

async function fillOlder(db: TestDatabase['db'], pool: TestDatabase['pool']): Promise<void> {
  await migrate(db, Object.fromEntries(before.map((name) => [name, migrations[name]!])));
  await pool.query(`insert into account (address, created_at) values ('amina@cast.example', now())`);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'antipode-upgrade-'));
});
beforeEach(async () => {
  said = [];
  older = await filledDatabase('older', fillOlder, { from: 'template0' });
  return () => older.drop();
});
afterAll(() => rm(folder, { recursive: true }));

function settings(of: TestDatabase, to: string, more: Record<string, string> = {}): Config {
  return requireConfig({
    DATABASE_URL: urlOf(of.connection),
    DATA_DIR: join(folder, 'data'),
    SECRET_KEY: SECRET,
    BACKUP_TO: join(folder, to),
    ...more,
  });
}

const start = async (config: Config): Promise<void> => (await openDatabase(config, log)).close();
const schemaOf = async (of: TestDatabase): Promise<number> =>
  (await of.pool.query<{ n: number }>(count)).rows[0]!.n;
const files = (to: string): Promise<string[]> => readdir(join(folder, to)).catch(() => []);

test('before a newer version changes the schema it makes a backup of the old one, once, whichever of two starts comes first', async () => {
  const config = settings(older, 'first');
  await Promise.all([start(config), start(config)]);
  const [name, ...others] = await files('first');
  expect(others).toEqual([]);
  expect(await schemaOf(older)).toBe(names.length);
  expect(said.map(({ msg }) => msg)).toContain('made the backup before the migrations');
  await start(config);
  expect(await files('first')).toEqual([name]);

  const target = await freshDatabase('template1');
  const { manifest } = await restoreBackup({
    store: folderStore(join(folder, 'first')),
    name: name!,
    identities: ownIdentities({ current: SECRET, older: [] }),
    keySettings: { secretKey: SECRET, oldSecretKeys: [], dataDir: join(folder, 'elsewhere') },
    connect: () => Promise.resolve({ connection: target.connection, stop: () => Promise.resolve() }),
    replaces: false,
    now: new Date(),
    enqueue: () => Promise.resolve(),
  });
  expect((await target.pool.query('select address from account')).rows).toEqual([
    { address: 'amina@cast.example' },
  ]);
  expect(manifest.schema).toBe(before.at(-1));
  await target.drop();
});

test('a new database is backed up by nobody', async () => {
  const fresh = await freshDatabase('template0');
  await start(settings(fresh, 'second'));
  expect(await schemaOf(fresh)).toBe(names.length);
  expect(await files('second')).toEqual([]);
  await fresh.drop();
});

test('switched off, the log says loudly that there is no backup', async () => {
  await start(settings(older, 'third', { BACKUP_BEFORE_UPGRADE: 'no' }));
  expect(await schemaOf(older)).toBe(names.length);
  expect(await files('third')).toEqual([]);
  expect(said.filter(({ level }) => level >= 40).map(({ msg }) => msg)).toEqual([
    expect.stringContaining('WITHOUT a backup'),
  ]);
});

test('where no backup can be made the start refuses, says what to do, and has changed nothing', async () => {
  await writeFile(join(folder, 'a-file'), '');
  await expect(start(settings(older, 'a-file/backups'))).rejects.toThrow(
    /^the database needs a new schema, and no backup can be made before: .*a-file.*\. Nothing was changed; BACKUP_BEFORE_UPGRADE=no goes on without one$/,
  );
  expect(await schemaOf(older)).toBe(before.length);
  expect((await older.pool.query(`select value from setting where key = 'schema'`)).rows).not.toEqual([
    { value: expect.objectContaining({ schema: SCHEMA }) },
  ]);
});

import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stage } from '../../test/cast.ts';
import { testContext } from '../../test/context.ts';
import { freshDatabase } from '../../test/database.ts';
import type { TestDatabase } from '../../test/database.ts';
import { json } from '../db/json.ts';
import { createPool } from '../db/pool.ts';
import { createSecrets } from '../secrets.ts';
import { makeKey, readIdentity } from '../lib/age/keys.ts';
import { backupSetting, noteBackupProgress } from '../rooms/backups/index.ts';
import { linkToken } from '../rooms/people/index.ts';
import { checkBackup } from './check.ts';
import { ownIdentities } from './keys.ts';
import { aloneWithBackups, makeBackup } from './make.ts';
import type { Made } from './make.ts';
import { folderStore } from './stores/folder.ts';
import { restoreBackup } from './restore/restore.ts';
import type { RestoreOptions } from './restore/restore.ts';

const SECRET = 'the secret of the installation that is backed up';
const operator = makeKey();
let folder: string;
let source: TestDatabase;
let made: Made;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'antipode-backup-'));
  source = await freshDatabase();
  const ctx = testContext(source.db);
  await stage(ctx);
  await source.db
    .insertInto('setting')
    .values({
      key: 'backup-key',
      value: json<unknown>({ recipient: operator.recipient }),
      changed_at: new Date(),
    })
    .execute();
  // The state that the button leaves before a backup begins.
  await noteBackupProgress(ctx, { part: 'backup', share: 0 });
  made = await backup();
});
afterAll(async () => {
  await source.drop();
  await rm(folder, { recursive: true, force: true });
});

const backup = (name?: string): Promise<Made> =>
  makeBackup({
    connection: source.connection,
    store: folderStore(folder),
    name,
    beside: {
      version: '0.1.0',
      publicUrl: 'https://mentoring.example.org',
      keys: { current: SECRET, older: [] },
      settings: { SMTP_URL: 'smtp://mail.example.org' },
      now: new Date('2026-11-27T03:10:05Z'),
    },
  });

async function restore(
  target: TestDatabase,
  { dataDir = join(folder, 'data'), ...more }: Partial<RestoreOptions> & { dataDir?: string } = {},
) {
  return restoreBackup({
    store: folderStore(folder),
    name: made.name,
    identities: [readIdentity(operator.identity)!],
    keySettings: { secretKey: undefined, oldSecretKeys: [], dataDir },
    connect: () => Promise.resolve({ connection: target.connection, stop: () => Promise.resolve() }),
    replaces: false,
    now: new Date('2026-11-28T10:00:00Z'),
    enqueue: () => Promise.resolve(),
    ...more,
  });
}

const people = (db: TestDatabase) => db.db.selectFrom('person').selectAll().orderBy('id').execute();
const connect = () => Promise.reject(new Error('opened'));

/** The scratch databases of one database alone: other tests make theirs on the same server. */
async function scratches(of = source): Promise<unknown[]> {
  const { rows } = await source.pool.query<{ datname: string }>('select datname from pg_database');
  return rows.filter(({ datname }) => datname.startsWith(`${of.connection.database}_antipode_`));
}

/** Expects the rules, indexes, sequences and triggers of the database that was backed up. */
async function expectSameShape(pool: TestDatabase['pool']): Promise<void> {
  const rules = `select conrelid::regclass::text as of, conname, convalidated, pg_get_constraintdef(oid) as rule from pg_constraint
    where connamespace = 'public'::regnamespace order by 1, 2`;
  const indexes = `select indexdef from pg_indexes where schemaname = 'public' order by 1`;
  const kept = `select relname, relpersistence from pg_class where relnamespace = 'public'::regnamespace order by 1`;
  const asleep = `select tgrelid::regclass::text, tgname, tgenabled from pg_trigger order by 1, 2`;
  const sequences = `select sequencename, last_value from pg_sequences where schemaname = 'public' order by 1`;
  for (const text of [rules, indexes, kept, sequences])
    expect((await pool.query(text)).rows).toEqual((await source.pool.query(text)).rows);
  expect((await pool.query(asleep)).rows.every((row) => row['tgenabled'] === 'O')).toBe(true);
}

async function emptyDatabase(): Promise<TestDatabase> {
  return freshDatabase('template1');
}

test('a backup is one file named by its date, that nobody without a key can read', async () => {
  expect(made.name).toMatch(/^antipode-2026-11-27-031005-[a-z2-7]{8}\.zst\.age$/);
  expect(made.hasOperator).toBe(true);
  const bytes = await readFile(join(folder, made.name));
  expect(bytes.length).toBe(made.bytes);
  expect(bytes.toString('latin1').startsWith('age-encryption.org/v1\n-> X25519 ')).toBe(true);
  expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('the operator’s key restores it on an empty machine, with every row, key, sequence and rule', async () => {
  const target = await emptyDatabase();
  try {
    const dataDir = join(folder, 'empty-machine');
    const { manifest } = await restore(target, { dataDir });
    expect(manifest.tables['person']!.rows).toBeGreaterThan(5);
    expect(await people(target)).toEqual(await people(source));
    expect(await readFile(join(dataDir, 'secret.key'), 'utf8')).toBe(`${SECRET}\n`);
    await expectSameShape(target.pool);
    const { value } = await target.db
      .selectFrom('setting')
      .select('value')
      .where('key', '=', 'restored')
      .executeTakeFirstOrThrow();
    expect(value).toMatchObject({ madeAt: '2026-11-27T03:10:05.000Z', version: '0.1.0' });
    // No backup is in progress there, and nothing was left half done.
    expect(await backupSetting(target, 'backup-progress')).toBeNull();
  } finally {
    await target.drop();
  }
});

test('where there are people it takes a word more, nobody may be connected, and the own secret opens it', async () => {
  const target = await freshDatabase();
  try {
    const name = target.connection.database;
    await stage(testContext(target.db));
    await expect(restore(target)).rejects.toThrow(/is running/);
    await target.db.destroy();
    await expect(restore(target)).rejects.toThrow(/--replace/);
    const stranger = ownIdentities({ current: 'another secret of thirty-two letters', older: [] });
    await expect(restore(target, { identities: stranger })).rejects.toThrow(/not locked for this key/);
    const identities = ownIdentities({ current: SECRET, older: [] });
    // Read in the way of a large backup.
    await restore(target, { replaces: true, identities, small: 0 });
    const restored = createPool({ ...target.connection, max: 1 });
    await expectSameShape(restored).finally(() => restored.end());
    const { rows } = await source.pool.query(
      'select datname from pg_database where starts_with(datname, $1)',
      [name],
    );
    expect(rows).toEqual([{ datname: name }]);
  } finally {
    await source.pool.query(`drop database ${target.connection.database} with (force)`);
  }
});

test('a secret in the settings must be the one of the backup', async () => {
  const target = source;
  const other = { secretKey: 'x'.repeat(40), oldSecretKeys: [] as string[], dataDir: folder };
  await expect(restore(target, { connect, keySettings: other })).rejects.toThrow(/SECRET_KEY is another/);
  await expect(
    restore(target, { connect, keySettings: { ...other, oldSecretKeys: [SECRET] } }),
  ).rejects.toThrow('opened');
});

test('fifty files that were cut or altered are refused with the place, before a database is opened', async () => {
  const bytes = await readFile(join(folder, made.name));
  for (let index = 0; index < 50; index++) {
    const at = Math.floor(((index + 1) / 51) * bytes.length);
    const wrong = Buffer.from(index % 2 === 0 ? bytes.subarray(0, at) : bytes);
    if (index % 2 === 1) wrong[at]! ^= 0x10;
    await writeFile(join(folder, 'wrong.age'), wrong);
    await expect(restore(source, { name: 'wrong.age', connect }), String(index)).rejects.toThrow(
      /at byte [\d,]+|not locked for this key|first lines/,
    );
  }
});

test('a file of a newer version, or none of ours, is refused', async () => {
  await source.pool.query(`insert into kysely_migration values ('9999_tomorrow', '2027-01-01')`);
  try {
    const { name } = await backup('tomorrow.age');
    await expect(restore(source, { name, connect })).rejects.toThrow(/newer version/);
  } finally {
    await source.pool.query(`delete from kysely_migration where name = '9999_tomorrow'`);
  }
  await writeFile(join(folder, 'poem.age'), 'Shall I compare thee');
  await expect(restore(source, { name: 'poem.age', connect })).rejects.toThrow(/is no backup of Antipode/);
  await expect(restore(source, { name: 'nowhere.age', connect })).rejects.toThrow(/there is no file/);
});

test('one at a time makes a backup', async () => {
  const inside = await aloneWithBackups(source.connection, () =>
    aloneWithBackups(source.connection, () => Promise.resolve('both')),
  );
  expect(inside).toBeNull();
});

test('what was sealed stays readable after the secret of a backup came in beside the present one', () => {
  const old = createSecrets(SECRET);
  const sealed = old.seal('test', 'a password');
  expect(createSecrets('the present secret of this machine', [SECRET]).open('test', sealed)).toBe(
    'a password',
  );
});

test('a backup is proven by restoring it: counts and hashes, PostgreSQL’s own look, a letter and a link', async () => {
  const now = new Date('2026-11-27T04:00:00Z');
  const ctx = { ...testContext(source.db), secrets: createSecrets(SECRET), clock: { now: () => now } };
  const { programme_id, id } = await source.db
    .selectFrom('person')
    .select(['programme_id', 'id'])
    .limit(1)
    .executeTakeFirstOrThrow();
  await linkToken(ctx, { programme: programme_id, person: id, purpose: 'status' });
  const { name } = await backup('proven.age');
  const options = {
    connection: source.connection,
    dataDir: undefined,
    store: folderStore(folder),
    name,
    keys: { current: SECRET, older: [] as string[] },
    now,
  };
  const check = await checkBackup(options);
  expect(check).toMatchObject({ link: true, amcheck: true });
  expect(check.rows).toBeGreaterThan(25);
  expect(await scratches()).toEqual([]);
  const bytes = await readFile(join(folder, name));
  await writeFile(join(folder, 'bitten.age'), bytes.subarray(0, bytes.length / 2));
  await expect(checkBackup({ ...options, name: 'bitten.age' })).rejects.toThrow(/at byte/);
  expect(await scratches()).toEqual([]);
});

test('where the role may make no database, a server of its own takes the copy', async () => {
  const role = `plain_${process.pid}`;
  const plain = await freshDatabase();
  try {
    await stage(testContext(plain.db));
    await source.pool.query(`create role ${role} login`);
    await plain.pool.query(`grant pg_read_all_data to ${role}`);
    const connection = { ...plain.connection, user: role };
    const store = folderStore(folder);
    const keys = { current: SECRET, older: [] as string[] };
    const now = new Date('2026-11-27T05:00:00Z');
    const beside = { version: '0.1.0', publicUrl: 'https://x.example', keys, settings: {}, now };
    const { name } = await makeBackup({ connection, store, beside });
    const check = await checkBackup({ connection, dataDir: undefined, store, name, keys, now, small: 0 });
    expect(check.rows).toBeGreaterThan(25);
    expect(await scratches(plain)).toEqual([]);
  } finally {
    await plain.drop();
    await source.pool.query(`drop role if exists ${role}`);
  }
});

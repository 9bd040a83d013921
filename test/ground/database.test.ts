import { readFile } from 'node:fs/promises';
import { Kysely, PostgresDialect, sql } from 'kysely';
import type { PostgresPool } from 'kysely';
import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { schemaTypes } from '../../scripts/schemaTypes.ts';
import { migrations } from '../../migrations/index.ts';
import { isMigrated, migrate } from '../../src/db/migrate.ts';
import { createPool } from '../../src/db/pool.ts';
import { SCHEMA } from '../../src/db/schemaNumber.ts';
import { VERSION } from '../../src/version.ts';
import { Refusal } from '../../src/lib/refusal.ts';
import { freshDatabase, rolledBack } from '../database.ts';

const warned: string[] = [];
process.on('warning', ({ message }) => void warned.push(message));
const fresh = await freshDatabase();
afterAll(() => fresh.drop());

const read = async (text: string): Promise<unknown> =>
  (await fresh.pool.query<{ it: unknown }>(`select ${text} as it`)).rows[0]!.it;

/** A pool whose every query answers with one row. */
const answering = (row: object): PostgresPool => ({
  options: {},
  connect: () =>
    Promise.resolve({
      query: () => Promise.resolve({ command: 'SELECT', rowCount: 1, rows: [row] }),
      release: () => {},
    } as never),
  end: () => Promise.resolve(),
});

/** A migration of one statement. */
const step = (text: string) => ({
  up: async (db: typeof fresh.db) => void (await sql.raw(text).execute(db)),
});

describe('the test database', () => {
  for (const round of ['first', 'second']) {
    test(`a test sees nothing of what another wrote (${round})`, () =>
      rolledBack(async (db) => {
        expect(await db.selectFrom('account').selectAll().execute()).toEqual([]);
        await db
          .insertInto('account')
          .values({ address: 'amina@example.org', created_at: new Date(0) })
          .execute();
      }));
  }
});

describe('values read from the database', () => {
  test('a bigint is a number', async () => {
    expect(await read('9007199254740991::bigint')).toBe(9007199254740991);
    expect(await read(`array[1, null, 3]::bigint[]`)).toEqual([1, null, 3]);
  });
  test('a bigint that no number can hold is an error, not a neighbour of itself', async () => {
    await expect(read('9007199254740993::bigint')).rejects.toThrow('does not fit');
  });
  test('wall time keeps its wall, wherever this machine stands', async () => {
    expect(await read(`timestamp '2026-11-25 09:00'`)).toBe('2026-11-25T09:00:00');
    expect(await read(`date '2026-11-25'`)).toBe('2026-11-25');
    expect(await read(`array[timestamp '2026-11-25 09:00', null]`)).toEqual(['2026-11-25T09:00:00', null]);
    expect(await read(`array[date '2026-11-25']`)).toEqual(['2026-11-25']);
  });
  test('an instant is a Date', async () => {
    expect(await read(`timestamptz '2026-11-25 09:00+02'`)).toEqual(new Date('2026-11-25T07:00:00Z'));
  });
  test('sessions run in UTC', async () => {
    expect(await read(`current_setting('timezone')`)).toBe('UTC');
  });
  test('no session compiles its queries, whatever the server has', async () => {
    await fresh.pool.query(`alter database ${fresh.connection.database} set jit = on`);
    const plain = new pg.Client(fresh.connection);
    await plain.connect();
    const pool = createPool(fresh.connection);
    try {
      expect((await plain.query('show jit')).rows).toEqual([{ jit: 'on' }]);
      expect((await pool.query('show jit')).rows).toEqual([{ jit: 'off' }]);
      // The driver warns once when a query has to wait for another on the same connection.
      expect(warned).toEqual([]);
    } finally {
      await plain.end();
      await pool.end();
      await fresh.pool.query(`alter database ${fresh.connection.database} reset jit`);
    }
  });
});

describe('migrations', () => {
  test('the committed types are those of the migrated database', async () => {
    const committed = await readFile(new URL('../../src/db/schema.generated.ts', import.meta.url), 'utf8');
    expect(await schemaTypes(fresh.db)).toBe(committed);
  });
  test('a migrated database stays as it is', async () => {
    expect(await migrate(fresh.db)).toEqual([]);
    expect(await isMigrated(fresh.db)).toBe(true);
  });
  test('processes that start at once apply each migration once', async () => {
    const another = {
      ...migrations,
      '9000_test': {
        up: async (db: typeof fresh.db) => void (await sql`create table once (n int)`.execute(db)),
      },
    };
    const applied = await Promise.all([1, 2, 3].map(() => migrate(fresh.db, another)));
    expect(applied.flat()).toEqual(['9000_test']);
  });
  test('migrations that are cut off leave all as it was, and the next start goes on', async () => {
    const own = await freshDatabase();
    const cut = {
      ...migrations,
      '9001_half': step('create table half (n int)'),
      '9002_slow': step('select pg_sleep(60)'),
    };
    const running = migrate(own.db, cut).then(
      () => 'done',
      () => 'cut off',
    );
    const slow = `from pg_stat_activity where datname = current_database() and query = 'select pg_sleep(60)' and state = 'active'`;
    await expect.poll(async () => (await own.pool.query(`select ${slow}`)).rowCount).toBe(1);
    await own.pool.query(`select pg_terminate_backend(pid) ${slow}`);
    expect(await running).toBe('cut off');
    expect((await own.pool.query(`select to_regclass('half') as it`)).rows).toEqual([{ it: null }]);
    expect(await migrate(own.db)).toEqual([]);
    await own.drop();
  });
  test('a server older than 17 is refused in one line', async () => {
    const old = new Kysely<never>({
      dialect: new PostgresDialect({ pool: answering({ number: 160009, name: '16.9' }) }),
    });
    await expect(migrate(old)).rejects.toThrow('PostgreSQL 16.9 is too old: Antipode needs 17 or newer');
  });
  test('a schema made by a newer version is refused with the version it needs, and nothing is changed', async () => {
    const settings = async () => (await fresh.pool.query('select * from setting order by key')).rows;
    expect(await settings()).toEqual([
      { key: 'schema', value: { version: VERSION, schema: 9000 }, changed_at: expect.any(Date) },
    ]);
    await fresh.pool.query(`update setting set value = '{"version": "9.0.0", "schema": 9000}'`);
    const before = await settings();
    const sentence = `this database needs a newer Antipode, 9.0.0 or newer (its schema is 9000); this is ${VERSION}, which knows schema ${SCHEMA}. Upgrade, or restore a backup from before; nothing was changed`;
    await expect(migrate(fresh.db)).rejects.toThrow(new Refusal(sentence));
    expect(await settings()).toEqual(before);
    // A newer version that died before it noted its version.
    await fresh.pool.query(`update setting set value = '{"version": "0.2.0", "schema": 50}'`);
    await expect(migrate(fresh.db)).rejects.toThrow('newer Antipode, one that knows schema 9000 (its schema');
  });
  test('one that runs goes on, and is ready, when a newer version has migrated', async () => {
    expect(await isMigrated(fresh.db)).toBe(true);
  });
  test('a newer version that was faster in the same moment is refused in the same words', async () => {
    const slow = { ...migrations };
    let isAsked = false;
    // Between the check of applied migrations and the migrations themselves.
    const known = new Proxy(slow, {
      has: (of, name) =>
        name === '9000_test' && !isAsked ? (isAsked = true) : name !== '9000_test' && name in of,
    });
    await expect(migrate(fresh.db, known)).rejects.toThrow('needs a newer Antipode');
  });
});

test('a broken idle connection does not end the process', async () => {
  const errors: string[] = [];
  const pool = createPool(fresh.connection, (error) => errors.push(error.message));
  const client = await pool.connect();
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  client.release();
  await fresh.pool.query('select pg_terminate_backend($1)', [rows[0]!.pid]);
  await expect.poll(() => errors.length).toBe(1);
  expect((await pool.query('select 1')).rowCount).toBe(1);
  await pool.end();
});

test('a connection that breaks in use, between two queries, fails the next of them and does not end the process', async () => {
  const pool = createPool(fresh.connection);
  const client = await pool.connect();
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const broken = new Promise((done) => client.once('end', done));
  await fresh.pool.query('select pg_terminate_backend($1)', [rows[0]!.pid]);
  await broken;
  await expect(client.query('select 1')).rejects.toThrow();
  client.release(true);
  expect((await pool.query('select 1')).rowCount).toBe(1);
  await pool.end();
});

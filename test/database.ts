import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import type pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { createDb, createPool } from '../src/db/pool.ts';
import type { Preparing } from '../src/db/prepare.ts';
import type { Schema } from '../src/db/schema.ts';
import type { TestServer } from './globalSetup.ts';
import { remember } from './remembered/remembering.ts';

export type TestDatabase = {
  connection: TestServer;
  pool: pg.Pool;
  db: Kysely<Schema>;
  /** Closes the pool and drops the database. */
  drop: () => Promise<void>;
};

interface Shared {
  db: Kysely<Schema>;
  pool: pg.Pool;
}

let shared: Promise<Shared> | undefined;
let isRemembering = false;
let playing = 0;
let played = 0;
/** Thousands of tests run the same queries on nearly empty tables, which take PostgreSQL much longer to plan than to run. */
const EAGER: Preparing = { often: 2, most: 20_000, isSettled: true };
/** For the same reason queries are planned once for all values, and connections stay open: a new one would plan everything anew. */
const PLANNED_ONCE = {
  options: '-c timezone=UTC -c plan_cache_mode=force_generic_plan',
  idleTimeoutMillis: 0,
};
/** How many tests run between two clean-ups, and how many bytes a table may have then. */
const TIDY_EVERY = 20;
const LARGEST = 1024 * 1024;

/** Runs a test in a transaction that is rolled back, on this worker's own copy of the migrated database. About 2 ms. */
export async function rolledBack(test: (db: Transaction<Schema>) => Promise<void>): Promise<void> {
  playing += 1;
  try {
    const { db, pool } = await (shared ??= workerDatabase());
    const remembered = isRemembering ? await remember(pool) : null;
    const transaction = await db.startTransaction().execute();
    try {
      await test(transaction);
    } finally {
      if (remembered) remembered.isAwake = false;
      await transaction.rollback().execute();
    }
  } finally {
    playing -= 1;
  }
  played += 1;
  if (played >= TIDY_EVERY && playing === 0) {
    played = 0;
    shared = tidied(shared!);
    await shared;
  }
}

/**
 * To be called once in a test file that repeats queries while nothing is written, or while all writes are taken back. Each query runs once
 * for each state of the database (remembered/).
 */
export function remembersHere(): void {
  beforeAll(() => {
    isRemembering = true;
  });
  afterAll(() => {
    isRemembering = false;
  });
}

/**
 * Cleans the database up. Rolled-back rows stay in the tables, and so do the statistics of a test's analyze. Both slow the queries of all
 * later tests, tenfold after a test of thousands of people. A new copy would have to plan every query anew, so it is made only if
 * PostgreSQL (before 18) cannot clear statistics.
 */
async function tidied(present: Promise<Shared>): Promise<Shared> {
  const { db } = await present;
  const { rows } = await sql<{ name: string; forgets: boolean }>`
    select relname as name, to_regproc('pg_clear_relation_stats') is not null as forgets
    from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
      and (reltuples >= 0 or pg_relation_size(oid) > ${LARGEST})`.execute(db);
  if (rows.length === 0) return present;
  if (rows.every(({ forgets }) => forgets)) {
    const tables = rows.map(({ name }) => name);
    await sql`vacuum ${sql.join(tables.map((name) => sql.table(name)))}`.execute(db);
    await sql`select pg_clear_relation_stats('public', name) from unnest(${tables}::text[]) name`.execute(db);
    return present;
  }
  await db.destroy();
  await command(`drop database ${workerName()} with (force)`);
  return workerDatabase();
}

/** A migrated database of its own, for tests with real commits: races, several connections, a whole process. */
export async function freshDatabase(
  from = inject('database').template,
  preparing?: Preparing,
): Promise<TestDatabase> {
  const name = `antipode_fresh_${randomBytes(6).toString('hex')}`;
  await clone(name, from);
  const opened = open(name, preparing);
  return {
    ...opened,
    drop: async () => {
      await opened.db.destroy();
      await command(`drop database ${name} with (force)`);
    },
  };
}

/** A database's address, as DATABASE_URL takes it. */
export function urlOf({ host, port, user, password, database }: TestServer): string {
  const url = new URL(`postgres://localhost:${port}/${database}`);
  url.username = user;
  if (password) url.password = password;
  url.searchParams.set('host', host);
  return url.href;
}

/** The same for tests that ask a few rows the same queries again and again. */
export const smallDatabase = (from = inject('database').template): Promise<TestDatabase> =>
  freshDatabase(from, EAGER);

/**
 * `isSmall`: few rows that get the same queries again and again; it is filled over one connection, since each further one would plan the
 * statements anew. `from`: the database to start from instead of the migrated one.
 */
type Filling = { isSmall?: boolean; from?: string };

/**
 * A copy of a database that `fill` has filled. The first test that asks fills it once for the whole run; others that want it wait. It
 * starts as a copy of the migrated database, or of the one that `from` names.
 */
export async function filledDatabase(
  what: string,
  fill: (db: Kysely<Schema>, pool: pg.Pool) => Promise<void>,
  how: Filling = {},
): Promise<TestDatabase> {
  return freshDatabase(await filledTemplate(what, fill, how), how.isSmall ? EAGER : undefined);
}

/** The name of that filled database, to be copied but not opened. */
export async function filledTemplate(
  what: string,
  fill: (db: Kysely<Schema>, pool: pg.Pool) => Promise<void>,
  { isSmall = false, from }: Filling = {},
): Promise<string> {
  const { server, template } = inject('database');
  const name = `${template}_${what.replaceAll(/\W/g, '_')}`;
  const turns = createPool({ ...server, max: 1 });
  // Kept checked out: an idle connection would be closed after a while, and its lock released.
  const turn = await turns.connect();
  try {
    await turn.query('select pg_advisory_lock(hashtextextended($1, 0))', [name]);
    const { rows } = await turn.query('select from pg_database where datname = $1', [name]);
    if (rows.length === 0) {
      const draft = `${name}_draft`;
      await command(`drop database if exists ${draft} with (force)`);
      await clone(draft, from ?? template);
      const { db, pool } = open(draft, isSmall ? EAGER : undefined, isSmall ? { max: 1 } : {});
      await fill(db, pool).finally(() => db.destroy());
      await command(`alter database ${draft} rename to ${name}`);
    }
  } finally {
    turn.release(true);
    await turns.end();
  }
  return name;
}

function open(database: string, preparing?: Preparing, how: pg.PoolConfig = {}): Omit<TestDatabase, 'drop'> {
  const connection = { ...inject('database').server, database };
  const options = preparing ? { ...connection, ...PLANNED_ONCE } : connection;
  const pool = createPool({ ...options, ...how, allowExitOnIdle: true }, () => {}, preparing);
  return { connection, pool, db: createDb(pool) };
}

async function workerDatabase(): Promise<Shared> {
  const { server, template } = inject('database');
  const name = workerName();
  await clone(name, template);
  const options = { ...server, database: name, ...PLANNED_ONCE, allowExitOnIdle: true };
  const pool = createPool(options, () => {}, EAGER);
  return { db: createDb(pool), pool };
}

const workerName = (): string => `${inject('database').own}_worker_${process.env.VITEST_POOL_ID ?? '0'}`;

async function clone(name: string, template: string): Promise<void> {
  try {
    // Copies the files: the default copies through the write-ahead log, which takes three times as long.
    await command(`create database ${name} template ${template} strategy file_copy`);
  } catch (error) {
    // An earlier file on this worker made the database, rolled everything back, and so left it as new.
    if ((error as { code?: string }).code !== '42P04') throw error;
  }
}

async function command(text: string): Promise<void> {
  const pool = createPool({ ...inject('database').server, max: 1 });
  await pool.query(text).finally(() => pool.end());
}

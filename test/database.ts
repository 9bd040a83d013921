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
/** Thousands of tests ask the same of nearly empty tables: to plan it takes PostgreSQL much longer than to do it. */
const EAGER: Preparing = { often: 2, most: 20_000, isSettled: true };
/** For the same reason they are planned once for any value, and connections stay open, since a new one plans everything anew. */
const PLANNED_ONCE = {
  options: '-c timezone=UTC -c plan_cache_mode=force_generic_plan',
  idleTimeoutMillis: 0,
};
/** Tests between two looks at what they left behind, and bytes that a table may have then. */
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

/** To be called once in a test file that asks the same again and again while nothing is written, or what was written is taken back: each is asked once for each state (remembered/). */
export function remembersHere(): void {
  beforeAll(() => {
    isRemembering = true;
  });
  afterAll(() => {
    isRemembering = false;
  });
}

/**
 * The database, tidied. Rolled-back rows still lie in the tables, and statistics of a test's analyze stay even so: both make the queries of
 * all later tests slower, tenfold once a test of thousands of people was there. A new copy would have every query planned anew, so there is
 * one only where PostgreSQL (before 18) cannot forget statistics.
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

/** A migrated database of its own, for what needs real commits: races, several connections, a whole process. */
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

/** The same for what asks a few rows for the same things again and again. */
export const smallDatabase = (from = inject('database').template): Promise<TestDatabase> =>
  freshDatabase(from, EAGER);

/**
 * Whether it is of few rows that are asked for the same again and again, and the database that it begins as when not the migrated one. A small one is filled over one
 * connection: each more would plan the same statements anew.
 */
type Filling = { isSmall?: boolean; from?: string };

/**
 * A database that `fill` has filled, as a copy of its own: filled once for the whole run, by whichever test asks first while the others
 * that want it wait. It begins as a copy of the migrated one, or of the one that `from` names.
 */
export async function filledDatabase(
  what: string,
  fill: (db: Kysely<Schema>, pool: pg.Pool) => Promise<void>,
  how: Filling = {},
): Promise<TestDatabase> {
  return freshDatabase(await filledTemplate(what, fill, how), how.isSmall ? EAGER : undefined);
}

/** The name of that database, to be copied and not opened. */
export async function filledTemplate(
  what: string,
  fill: (db: Kysely<Schema>, pool: pg.Pool) => Promise<void>,
  { isSmall = false, from }: Filling = {},
): Promise<string> {
  const { server, template } = inject('database');
  const name = `${template}_${what.replaceAll(/\W/g, '_')}`;
  const turns = createPool({ ...server, max: 1 });
  // Held, since an idle connection is closed after a while, and the lock with it.
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
    // By its files: row by row through the journal takes three times as long.
    await command(`create database ${name} template ${template} strategy file_copy`);
  } catch (error) {
    // An earlier file on this worker made it and, rolling everything back, left it as new.
    if ((error as { code?: string }).code !== '42P04') throw error;
  }
}

async function command(text: string): Promise<void> {
  const pool = createPool({ ...inject('database').server, max: 1 });
  await pool.query(text).finally(() => pool.end());
}

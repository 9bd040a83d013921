import { randomBytes } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type pg from 'pg';
import { inject } from 'vitest';
import { createDb, createPool } from '../src/db/pool.ts';
import type { Schema } from '../src/db/schema.ts';
import type { TestServer } from './global-setup.ts';

export type TestDatabase = {
  connection: TestServer;
  pool: pg.Pool;
  db: Kysely<Schema>;
  /** Closes the pool and drops the database. */
  drop: () => Promise<void>;
};

let shared: Promise<Kysely<Schema>> | undefined;

/** Runs a test in a transaction that is rolled back, on this worker's own copy of the migrated database. About 2 ms. */
export async function rolledBack(test: (db: Transaction<Schema>) => Promise<void>): Promise<void> {
  shared ??= workerDatabase();
  const db = await shared;
  const transaction = await db.startTransaction().execute();
  try {
    await test(transaction);
  } finally {
    await transaction.rollback().execute();
  }
}

/** A migrated database of its own, for what needs real commits: races, several connections, a whole process. */
export async function freshDatabase(): Promise<TestDatabase> {
  const { server } = inject('database');
  const name = `antipode_fresh_${randomBytes(6).toString('hex')}`;
  await clone(name);
  const connection = { ...server, database: name };
  const pool = createPool({ ...connection, allowExitOnIdle: true });
  const db = createDb(pool);
  return {
    connection,
    pool,
    db,
    drop: async () => {
      await db.destroy();
      await command(`drop database ${name} with (force)`);
    },
  };
}

async function workerDatabase(): Promise<Kysely<Schema>> {
  const { server, template } = inject('database');
  const name = `${template}_worker_${process.env.VITEST_POOL_ID ?? '0'}`;
  await clone(name);
  return createDb(createPool({ ...server, database: name, allowExitOnIdle: true }));
}

async function clone(name: string): Promise<void> {
  const { template } = inject('database');
  try {
    await command(`create database ${name} template ${template}`);
  } catch (error) {
    // An earlier file on this worker made it and, rolling everything back, left it as new.
    if ((error as { code?: string }).code !== '42P04') throw error;
  }
}

async function command(text: string): Promise<void> {
  const pool = createPool({ ...inject('database').server, max: 1 });
  await pool.query(text).finally(() => pool.end());
}

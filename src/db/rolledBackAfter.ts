import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/**
 * Runs something inside an open transaction, takes back all that was written, and returns the result. The savepoint is removed too: each
 * open one that has written something holds a lock, and the table of locks is shared by the whole server.
 */
export async function rolledBackAfter<T>(db: Kysely<Schema>, run: () => Promise<T>): Promise<T> {
  await sql`savepoint undone`.execute(db);
  try {
    return await run();
  } finally {
    await sql`rollback to savepoint undone; release savepoint undone`.execute(db);
  }
}

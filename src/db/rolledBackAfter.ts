import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/**
 * Does something inside a transaction that is open already, takes back what it wrote, and tells what came of it. The savepoint goes, too:
 * left open, each holds a lock of its own once something is written, and the table of locks is the whole server's.
 */
export async function rolledBackAfter<T>(db: Kysely<Schema>, run: () => Promise<T>): Promise<T> {
  await sql`savepoint undone`.execute(db);
  try {
    return await run();
  } finally {
    await sql`rollback to savepoint undone; release savepoint undone`.execute(db);
  }
}

import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** A table that gets more rows than this by one transaction is counted before others refer to them. */
const MANY = 1000;

/**
 * Tells the planner how large a table has become within this transaction. Whether a row refers to one that is there, and which rows go with
 * one, is asked by plans that are kept: made while the table was small, they would read all of it for each of very many rows.
 */
export async function countAnew<T>(
  db: Kysely<T>,
  table: keyof T & ('partnership' | 'proposal' | 'proposal_member'),
  rows: number,
): Promise<void> {
  if (rows > MANY) await sql`analyze ${sql.table(table)} (programme_id)`.execute(db);
}

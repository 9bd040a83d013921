import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** A table that gets more rows than this in one transaction is counted before others refer to them. */
const MANY = 1000;

/**
 * Tells the planner how large a table has become within this transaction. PostgreSQL keeps its plans for checking references and following
 * them. If such a plan was made while the table was small, it would read the whole table for each of very many rows.
 */
export async function countAnew<T>(
  db: Kysely<T>,
  table: keyof T & ('partnership' | 'proposal' | 'proposal_member'),
  rows: number,
): Promise<void> {
  if (rows > MANY) await sql`analyze ${sql.table(table)} (programme_id)`.execute(db);
}

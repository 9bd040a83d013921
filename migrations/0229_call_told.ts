import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** When the partners of a person waiting in a call were last told by mail. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table call add column told_at timestamptz`.execute(db);
}

import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** When somebody who waits in a call last had their partners told by mail. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table call add column told_at timestamptz`.execute(db);
}

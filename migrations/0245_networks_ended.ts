import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** A programme can part from the fediverse for good. Every server that had something of it is told so. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table network_home add column ended_at timestamptz`.execute(db);
}

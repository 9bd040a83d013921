import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Coordinators list partnerships by where they stand: few are quiet or paused among many. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index partnership_stands on partnership (programme_id, round_id, state, id)`.execute(db);
}

import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Coordinators list partnerships by state: few among many are quiet or paused. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index partnership_stands on partnership (programme_id, round_id, state, id)`.execute(db);
}

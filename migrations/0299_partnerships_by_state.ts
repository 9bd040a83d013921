import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Partnerships in one state by how much they wrote, and silent ones by state. An index of all partnerships passes every one in another
 * state, or every one that has written, and those may all come first.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index partnership_stands_letters on partnership (programme_id, round_id, state, letters, id);
    create index partnership_silent_state on partnership (programme_id, round_id, state, id) where letters = 0 and state <> 'ended';
  `.execute(db);
}

import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** An index finds the last partnership of a round that was told of the round's end; those after it are told next. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop index partnership_ending_told;
    create index partnership_ending_told on partnership (programme_id, round_id, id) where ending_told_at is not null;
  `.execute(db);
}

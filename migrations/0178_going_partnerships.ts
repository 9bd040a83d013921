import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * The partnerships of a round that go on, in order. At the round's end some of them end at a time, and the search for the next no longer
 * passes all those that have ended.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index partnership_going on partnership (programme_id, round_id, id) where state <> 'ended'`.execute(
    db,
  );
}

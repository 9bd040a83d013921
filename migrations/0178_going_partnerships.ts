import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** The partnerships of a round that go on, in their order: at its end some go at a time, and those behind them no longer pass over all that have ended. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index partnership_going on partnership (programme_id, round_id, id) where state <> 'ended'`.execute(
    db,
  );
}

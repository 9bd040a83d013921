import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * An index finds partnerships that were passed over when their round was told of its end. Each turn used to read all partnerships of the
 * round to look for them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index partnership_untold on partnership (programme_id, round_id, id) where ending_told_at is null and state <> 'ended'`.execute(
    db,
  );
}

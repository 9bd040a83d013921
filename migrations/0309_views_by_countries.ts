import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Each view of a round's proposals also has an index by countries. A page in that order read the whole view and sorted it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index proposal_no_hour_countries on proposal (programme_id, round_id, countries, id) where no_hour;
    create index proposal_breaks_countries on proposal (programme_id, round_id, countries, id) where breaks_rules;
    create index proposal_locked_countries on proposal (programme_id, round_id, countries, id) where locked_at is not null;
    create index proposal_by_hand_countries on proposal (programme_id, round_id, countries, id) where run_id is null;
    create index proposal_trio_countries on proposal (programme_id, round_id, countries, id) where is_trio;
  `.execute(db);
}

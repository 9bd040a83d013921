import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Views of a round's proposals, each found and counted by an index of its own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table proposal
      add column no_hour boolean generated always as (jsonb_path_exists(reasons, '$[*].shared.hoursPerWeek ? (@ == 0)')) stored not null,
      add column is_trio boolean generated always as (jsonb_array_length(reasons) > 1) stored not null;
    create index proposal_no_hour on proposal (programme_id, round_id, strength, id) where no_hour;
    create index proposal_breaks on proposal (programme_id, round_id, strength, id) where breaks_rules;
    create index proposal_locked on proposal (programme_id, round_id, strength, id) where locked_at is not null;
    create index proposal_by_hand on proposal (programme_id, round_id, strength, id) where run_id is null;
    create index proposal_trio on proposal (programme_id, round_id, strength, id) where is_trio;
  `.execute(db);
}

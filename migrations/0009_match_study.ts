import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** What is computed about a round's matching besides the runs: what each rule costs, and how a match would end now. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table match_study (
      programme_id bigint not null,
      id bigint generated always as identity,
      round_id bigint not null,
      kind text not null check (kind in ('sensitivity','forecast')),
      -- The run whose rules are tried; a forecast has none.
      run_id bigint,
      state text not null check (state in ('waiting','running','done','failed')),
      progress real not null default 0,
      -- What a forecast was asked about, so that it is asked again once that has changed.
      mark text,
      asked_at timestamptz not null,
      finished_at timestamptz,
      -- The last one that ended, also while the next is computed.
      result jsonb,
      result_at timestamptz,
      primary key (programme_id, id),
      unique nulls not distinct (programme_id, round_id, kind, run_id),
      check ((kind = 'sensitivity') = (run_id is not null)),
      foreign key (programme_id, round_id) references round on delete cascade,
      foreign key (programme_id, run_id) references match_run on delete cascade
    );
  `.execute(db);
}

import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Members' reports of talking elsewhere, and the next look at each partnership. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table contact_report (
      programme_id bigint not null,
      id bigint generated always as identity,
      partnership_id bigint not null,
      person_id bigint not null,
      -- The end of the time it tells of: the same for all members.
      period_at timestamptz not null,
      -- Null where somebody told unasked.
      asked_at timestamptz,
      answer text check (answer in ('talked', 'not-yet', 'wrong')),
      answered_at timestamptz,
      primary key (programme_id, id),
      unique (programme_id, partnership_id, person_id, period_at),
      foreign key (programme_id, partnership_id) references partnership on delete cascade,
      foreign key (programme_id, person_id) references person on delete cascade
    );
    create index contact_report_person on contact_report (programme_id, person_id);

    -- Null until it is looked at for the first time.
    alter table partnership add column look_at timestamptz;
    create index partnership_look on partnership (coalesce(look_at, '-infinity'::timestamptz)) where state <> 'ended';
  `.execute(db);
}

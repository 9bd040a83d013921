import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** The hours of a meeting as each member's clock showed them. If a zone's rule changes, members whose hour moves are told. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- By which rules for clocks they were noted, and at which sequence: 2025c/3. Null: not yet.
    alter table meeting add column clocks_as text;

    create table meeting_clock (
      programme_id bigint not null,
      meeting_id bigint not null,
      person_id bigint not null,
      zone text not null,
      -- Each time to come on the proposer's clocks, and on this member's: 2027-03-01T18:00 2027-03-02T01:00.
      shown text[] not null,
      primary key (programme_id, meeting_id, person_id),
      foreign key (programme_id, meeting_id) references meeting on delete cascade,
      foreign key (programme_id, person_id) references person on delete cascade
    );
    create index meeting_clock_person on meeting_clock (programme_id, person_id);
  `.execute(db);
}

import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** A record of who read an appeal and when, and appeals that came in an unreadable mail. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table appeal_view (
      programme_id bigint not null,
      id bigint generated always as identity,
      appeal_id bigint not null,
      -- Null for an operator who is nobody of the programme.
      person_id bigint,
      seen_at timestamptz not null,
      primary key (programme_id, id),
      foreign key (programme_id, appeal_id) references concern_appeal on delete cascade,
      foreign key (programme_id, person_id) references person on delete set null (person_id)
    );
    create index appeal_view_appeal on appeal_view (programme_id, appeal_id);
    create index appeal_view_person on appeal_view (programme_id, person_id) where person_id is not null;
    alter table concern_appeal add column unread boolean not null default false;
  `.execute(db);
}

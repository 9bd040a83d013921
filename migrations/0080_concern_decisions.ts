import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Decisions about concerns, appeals against them, and a record of who read a concern and when. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table concern
      -- nothing, talk, parted or removed; null while there is none.
      add column decision text,
      -- When its readers were mailed again, since nobody had read it.
      add column pressed_at timestamptz;
    create table concern_appeal (
      programme_id bigint not null,
      id bigint generated always as identity,
      concern_id bigint not null,
      person_id bigint not null,
      body text not null,
      raised_at timestamptz not null,
      -- True when nobody else may read it than who decided.
      same boolean not null,
      answered_at timestamptz,
      answered_by bigint,
      stands boolean,
      primary key (programme_id, id),
      foreign key (programme_id, concern_id) references concern on delete cascade,
      foreign key (programme_id, person_id) references person on delete cascade,
      foreign key (programme_id, answered_by) references person on delete set null (answered_by)
    );
    create index concern_appeal_concern on concern_appeal (programme_id, concern_id);
    create index concern_appeal_person on concern_appeal (programme_id, person_id);
    create index concern_appeal_answerer on concern_appeal (programme_id, answered_by) where answered_by is not null;
    create table concern_view (
      programme_id bigint not null,
      id bigint generated always as identity,
      concern_id bigint not null,
      -- Null for an operator who is nobody of the programme.
      person_id bigint,
      seen_at timestamptz not null,
      primary key (programme_id, id),
      foreign key (programme_id, concern_id) references concern on delete cascade,
      foreign key (programme_id, person_id) references person on delete set null (person_id)
    );
    create index concern_view_concern on concern_view (programme_id, concern_id);
    create index concern_view_person on concern_view (programme_id, person_id) where person_id is not null;
  `.execute(db);
}

import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Who asked after a partner that does not answer, and who is away until when. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table silence (
      programme_id bigint not null,
      id bigint generated always as identity,
      partnership_id bigint not null,
      -- Who asked, and after whom.
      person_id bigint not null,
      about_id bigint not null,
      asked_at timestamptz not null,
      -- When a person looks, if nothing has come.
      due_at timestamptz not null,
      -- When whoever asked was told that a person looks.
      pressed_at timestamptz,
      closed_at timestamptz,
      primary key (programme_id, id),
      foreign key (programme_id, partnership_id) references partnership on delete cascade,
      foreign key (programme_id, person_id) references person on delete cascade,
      foreign key (programme_id, about_id) references person on delete cascade
    );
    create unique index silence_open on silence (programme_id, partnership_id, person_id, about_id) where closed_at is null;
    create index silence_partnership on silence (programme_id, partnership_id);
    create index silence_person on silence (programme_id, person_id);
    create index silence_about on silence (programme_id, about_id);

    create table absence (
      programme_id bigint not null,
      id bigint generated always as identity,
      person_id bigint not null,
      -- The last day away, where they live, and the instant after it.
      until_day date not null,
      back_at timestamptz not null,
      said_at timestamptz not null,
      -- When it was taken back, or another one took its place.
      ended_at timestamptz,
      primary key (programme_id, id),
      foreign key (programme_id, person_id) references person on delete cascade
    );
    create unique index absence_open on absence (programme_id, person_id) where ended_at is null;
    create index absence_person on absence (programme_id, person_id);
    create index absence_over on absence (least(back_at, ended_at));
  `.execute(db);
}

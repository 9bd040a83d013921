import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Matching again within a round: its date, the choices of those who wait, and pairs that are asked to take in a third. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table round_again (
      programme_id bigint not null,
      round_id bigint not null,
      every_days int not null default 3 check (every_days between 1 and 28),
      -- Whole weeks before the end of the round from which on nobody new is introduced.
      weeks_before int not null default 3 check (weeks_before between 0 and 26),
      -- Whether a volunteer sees the proposals before people are told.
      shows_first boolean not null default false,
      -- The run that people were told of: it is never moved to later. Null before the publication, and after the last run.
      next_at timestamptz,
      last_at timestamptz,
      primary key (programme_id, round_id),
      foreign key (programme_id, round_id) references round on delete cascade
    );
    create index round_again_next on round_again (next_at) where next_at is not null;

    create table again_wait (
      programme_id bigint not null,
      application_id bigint not null,
      round_id bigint not null,
      -- Since when this application waits: what is noted of an earlier time counts no more.
      since timestamptz not null,
      -- The reason that a mail told last, as a short mark.
      told text,
      -- The run that was stated then.
      stated_at timestamptz,
      choice text check (choice in ('wait', 'next')),
      primary key (programme_id, application_id),
      foreign key (programme_id, application_id) references application on delete cascade
    );

    create table trio_question (
      programme_id bigint not null,
      id bigint generated always as identity,
      round_id bigint not null,
      application_id bigint not null,
      partnership_id bigint not null,
      asked_at timestamptz not null,
      closes_at timestamptz not null,
      closed_at timestamptz,
      outcome text check (outcome in ('joined', 'declined', 'gone')),
      primary key (programme_id, id),
      unique (programme_id, application_id, partnership_id),
      foreign key (programme_id, application_id) references application on delete cascade,
      foreign key (programme_id, partnership_id) references partnership on delete cascade
    );
    create unique index trio_question_open on trio_question (programme_id, partnership_id) where closed_at is null;
    create unique index trio_question_asker on trio_question (programme_id, application_id) where closed_at is null;
    create index trio_question_partnership on trio_question (programme_id, partnership_id);

    create table trio_answer (
      programme_id bigint not null,
      question_id bigint not null,
      person_id bigint not null,
      yes boolean not null,
      at timestamptz not null,
      primary key (programme_id, question_id, person_id),
      foreign key (programme_id, question_id) references trio_question on delete cascade,
      foreign key (programme_id, person_id) references person on delete cascade
    );
    create index trio_answer_person on trio_answer (programme_id, person_id);

    alter table match_run add column again boolean not null default false;
  `.execute(db);
}

import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Rounds with their planned dates, the questions of the form, applications and answers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table round (
      programme_id bigint not null references programme on delete cascade,
      id bigint generated always as identity,
      number int not null,
      label jsonb not null default '{}',
      rhythm_days int not null default 14 check (rhythm_days between 1 and 60),
      policy jsonb not null,
      copied_from bigint,
      created_at timestamptz not null,
      published_at timestamptz,
      cancelled_at timestamptz,
      primary key (programme_id, id),
      unique (programme_id, number)
    );

    -- A planned moment: the organiser's wall time in a named zone holds; due_at is derived and recomputed when the zone's rules change.
    create table round_date (
      programme_id bigint not null,
      round_id bigint not null,
      kind text not null check (kind in ('opens','closes','availability','matches','introduces','ends','purges')),
      wall timestamp not null,
      zone text not null,
      due_at timestamptz not null,
      done_at timestamptz,
      primary key (programme_id, round_id, kind),
      foreign key (programme_id, round_id) references round on delete cascade
    );
    create index round_date_due on round_date (due_at) where done_at is null;

    create table question (
      programme_id bigint not null references programme on delete cascade,
      id bigint generated always as identity,
      role text,
      type text not null check (type in ('short','long','one','many','country','zone','languages','hours','absences','wishes','exclusions')),
      created_at timestamptz not null,
      primary key (programme_id, id)
    );
    create table question_version (
      programme_id bigint not null,
      question_id bigint not null,
      version int not null,
      label jsonb not null,
      help jsonb not null default '{}',
      options jsonb not null default '[]',
      required boolean not null,
      shown_to_partner boolean not null,
      max_length int,
      created_at timestamptz not null,
      created_by bigint,
      primary key (programme_id, question_id, version),
      foreign key (programme_id, question_id) references question on delete cascade
    );
    create table round_step (
      programme_id bigint not null,
      round_id bigint not null,
      step int not null,
      title jsonb not null,
      help jsonb not null default '{}',
      primary key (programme_id, round_id, step),
      foreign key (programme_id, round_id) references round on delete cascade
    );
    create table round_question (
      programme_id bigint not null,
      round_id bigint not null,
      question_id bigint not null,
      version int not null,
      step int not null,
      position int not null,
      primary key (programme_id, round_id, question_id),
      foreign key (programme_id, round_id, step) references round_step on delete cascade,
      foreign key (programme_id, question_id, version) references question_version
    );

    create table application (
      programme_id bigint not null,
      id bigint generated always as identity,
      round_id bigint not null,
      person_id bigint not null,
      state text not null check (state in ('draft','submitted','confirmed','waiting','matched','withdrawn','declined','finished')),
      state_at timestamptz not null,
      waiting_reason text,
      priority int not null default 0,
      source text not null default 'form' check (source in ('form','import')),
      -- The last import that wrote the answers, what its row said, and when its person was reminded of it.
      imported_at timestamptz,
      import_digest bytea,
      import_reminded_at timestamptz,
      created_at timestamptz not null,
      submitted_at timestamptz,
      -- The earlier application its first answers came from.
      copied_from bigint,
      -- A volunteer's words to somebody turned down.
      declined_reason text,
      available_asked_at timestamptz,
      available_reminded_at timestamptz,
      available_at timestamptz,
      unavailable_at timestamptz,
      primary key (programme_id, id),
      unique (programme_id, round_id, person_id),
      check ((state = 'waiting') = (waiting_reason is not null)),
      foreign key (programme_id, round_id) references round on delete cascade,
      foreign key (programme_id, person_id) references person on delete cascade
    );
    create index application_state on application (programme_id, round_id, state);

    create table answer (
      programme_id bigint not null,
      application_id bigint not null,
      question_id bigint not null,
      version int not null,
      value jsonb not null,
      answered_at timestamptz not null,
      primary key (programme_id, application_id, question_id),
      foreign key (programme_id, application_id) references application on delete cascade
    );

    -- People never to be paired: private to the one who wrote it and to the matcher.
    create table exclusion (
      programme_id bigint not null,
      id bigint generated always as identity,
      person_id bigint not null,
      excluded_address text not null default '',
      excluded_name text not null default '',
      excluded_person_id bigint,
      created_at timestamptz not null,
      primary key (programme_id, id),
      foreign key (programme_id, person_id) references person on delete cascade
    );
    create index exclusion_person on exclusion (programme_id, person_id);

    create table import_file (
      programme_id bigint not null references programme on delete cascade,
      id bigint generated always as identity,
      round_id bigint,
      kind text not null check (kind in ('applicants','pairs')),
      sha256 bytea not null,
      name text not null,
      rows int not null,
      taken int not null,
      at timestamptz not null,
      primary key (programme_id, id)
    );
  `.execute(db);
}

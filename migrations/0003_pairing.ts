import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Match runs and what they propose; partnerships, memberships, letters; the memory of earlier partners. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table match_run (
      programme_id bigint not null,
      id bigint generated always as identity,
      round_id bigint not null,
      number int not null,
      state text not null check (state in ('waiting','running','done','failed','cancelled')),
      policy jsonb not null,
      seed bigint not null,
      progress real not null default 0,
      input jsonb,
      input_gone_at timestamptz,
      fingerprint text,
      result jsonb,
      proof jsonb,
      error text,
      asked_at timestamptz not null,
      asked_by bigint,
      started_at timestamptz,
      finished_at timestamptz,
      primary key (programme_id, id),
      unique (programme_id, round_id, number),
      foreign key (programme_id, round_id) references round on delete cascade
    );

    -- What is suggested for a round: from its latest run, or put together by hand (run_id null).
    create table proposal (
      programme_id bigint not null,
      id bigint generated always as identity,
      round_id bigint not null,
      run_id bigint,
      weight int not null default 0,
      reasons jsonb not null default '[]',
      locked_at timestamptz,
      locked_by bigint,
      created_at timestamptz not null,
      created_by bigint,
      primary key (programme_id, id),
      foreign key (programme_id, round_id) references round on delete cascade
    );
    create table proposal_member (
      programme_id bigint not null,
      proposal_id bigint not null,
      round_id bigint not null,
      application_id bigint not null,
      primary key (programme_id, proposal_id, application_id),
      unique (programme_id, round_id, application_id),
      foreign key (programme_id, proposal_id) references proposal on delete cascade,
      foreign key (programme_id, application_id) references application on delete cascade
    );
    -- Pairs a volunteer parted by hand: not proposed again in this round.
    create table parting (
      programme_id bigint not null,
      round_id bigint not null,
      person_a bigint not null,
      person_b bigint not null,
      at timestamptz not null,
      by bigint,
      primary key (programme_id, round_id, person_a, person_b),
      check (person_a < person_b),
      foreign key (programme_id, round_id) references round on delete cascade
    );
    create table unmatched (
      programme_id bigint not null,
      round_id bigint not null,
      application_id bigint not null,
      -- Null when somebody became free after the last run, by hand.
      run_id bigint,
      reasons jsonb not null,
      primary key (programme_id, round_id, application_id),
      foreign key (programme_id, application_id) references application on delete cascade
    );

    create table publication (
      programme_id bigint not null,
      round_id bigint not null,
      run_id bigint,
      at timestamptz not null,
      by bigint,
      primary key (programme_id, round_id),
      foreign key (programme_id, round_id) references round on delete cascade
    );

    create table partnership (
      programme_id bigint not null,
      id bigint generated always as identity,
      round_id bigint not null,
      state text not null check (state in ('introduced','active','quiet','paused','ended')),
      state_at timestamptz not null,
      reasons jsonb not null default '[]',
      introduced_at timestamptz not null,
      ended_at timestamptz,
      end_reason text check (end_reason in ('left','volunteer','round-over')),
      -- When its members were told that the end comes.
      ending_told_at timestamptz,
      primary key (programme_id, id),
      foreign key (programme_id, round_id) references round on delete cascade
    );
    create table membership (
      programme_id bigint not null,
      partnership_id bigint not null,
      person_id bigint not null,
      round_id bigint not null,
      joined_at timestamptz not null,
      left_at timestamptz,
      left_reason text,
      shows_address_at timestamptz,
      stays_in_touch_at timestamptz,
      primary key (programme_id, partnership_id, person_id),
      foreign key (programme_id, partnership_id) references partnership on delete cascade,
      foreign key (programme_id, person_id) references person on delete cascade
    );
    create unique index membership_one_at_a_time on membership (programme_id, round_id, person_id) where left_at is null;
    create index membership_person on membership (programme_id, person_id);

    create table former_pair (
      programme_id bigint not null references programme on delete cascade,
      person_a bigint not null,
      person_b bigint not null,
      round_label text not null default '',
      source text not null default 'import',
      at timestamptz not null,
      primary key (programme_id, person_a, person_b, round_label),
      check (person_a < person_b),
      foreign key (programme_id, person_a) references person on delete cascade,
      foreign key (programme_id, person_b) references person on delete cascade
    );

    create table letter (
      programme_id bigint not null,
      id bigint generated always as identity,
      partnership_id bigint not null,
      author_id bigint,
      body text not null,
      form_key text not null,
      written_at timestamptz not null,
      -- When its words went with the round's data.
      gone_at timestamptz,
      primary key (programme_id, id),
      unique (programme_id, partnership_id, form_key),
      foreign key (programme_id, partnership_id) references partnership on delete cascade
    );
    create table concern (
      programme_id bigint not null,
      id bigint generated always as identity,
      partnership_id bigint not null,
      person_id bigint not null,
      body text not null,
      raised_at timestamptz not null,
      handled_at timestamptz,
      handled_by bigint,
      primary key (programme_id, id),
      foreign key (programme_id, partnership_id) references partnership on delete cascade
    );
  `.execute(db);
}

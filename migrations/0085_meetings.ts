import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Meetings of partners: the times that one of them proposes, the others' answers, and the time that stands. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table meeting (
      programme_id bigint not null,
      id bigint generated always as identity,
      partnership_id bigint not null,
      -- The same for ever, in everybody's calendar.
      uid text not null,
      -- Rises with each change that all hear of.
      sequence int not null default 0,
      -- The sequence at which the present times were proposed: an answer to an older one is asked again.
      asked_sequence int not null default 0,
      -- Whose times these are, in their zone. Null once they are erased.
      proposer_id bigint,
      zone text not null,
      state text not null check (state in ('proposed', 'stands', 'cancelled', 'over')),
      -- The time that stands, or the first of a series, as the clocks of the zone show it: 2027-03-01T18:00.
      wall text,
      minutes int not null,
      means text not null check (means in ('video', 'voice', 'letter', 'in-person')),
      link text,
      -- Null: once.
      every_weeks int,
      -- Times of a series that are off.
      without text[] not null default '{}',
      -- The time of a series in whose place it was proposed.
      instead_of text,
      changed_at timestamptz not null,
      -- When there is something to do about it next; null where nothing is.
      look_at timestamptz,
      primary key (programme_id, id),
      unique (programme_id, uid),
      foreign key (programme_id, partnership_id) references partnership on delete cascade,
      foreign key (programme_id, proposer_id) references person on delete set null (proposer_id)
    );
    create index meeting_partnership on meeting (programme_id, partnership_id);
    create index meeting_proposer on meeting (programme_id, proposer_id);
    create index meeting_look on meeting (look_at) where look_at is not null;
    create index meeting_coming on meeting (programme_id, partnership_id) where state in ('proposed', 'stands');

    -- The times that are proposed, one to three; of a meeting that stands only the one that was chosen.
    create table meeting_time (
      programme_id bigint not null,
      id bigint generated always as identity,
      meeting_id bigint not null,
      wall text not null,
      starts_at timestamptz not null,
      primary key (programme_id, id),
      unique (programme_id, meeting_id, wall),
      foreign key (programme_id, meeting_id) references meeting on delete cascade
    );

    create table meeting_answer (
      programme_id bigint not null,
      time_id bigint not null,
      person_id bigint not null,
      says text not null check (says in ('yes', 'no', 'maybe')),
      answered_at timestamptz not null,
      primary key (programme_id, time_id, person_id),
      foreign key (programme_id, time_id) references meeting_time on delete cascade,
      foreign key (programme_id, person_id) references person on delete cascade
    );
    create index meeting_answer_person on meeting_answer (programme_id, person_id);
  `.execute(db);
}

import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Answers that a person asked to keep for the next round, and people who were let down by partners that fell silent. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table kept_form (
      programme_id bigint not null,
      person_id bigint not null,
      round_id bigint not null,
      said_at timestamptz not null,
      until timestamptz not null,
      -- The number of the latest round that they need not be told of any more: the one they took part in, to begin with.
      told_number int not null,
      primary key (programme_id, person_id),
      foreign key (programme_id, person_id) references person on delete cascade,
      foreign key (programme_id, round_id) references round on delete cascade
    );
    create index kept_form_untold on kept_form (programme_id, told_number);
    create index kept_form_until on kept_form (until);
    create index kept_form_round on kept_form (programme_id, round_id);

    create table kept_answer (
      programme_id bigint not null,
      person_id bigint not null,
      question_id bigint not null,
      version int not null,
      value jsonb not null,
      answered_at timestamptz not null,
      primary key (programme_id, person_id, question_id),
      foreign key (programme_id, person_id) references kept_form on delete cascade
    );

    -- At the end of the round all their partners had fallen silent, and they had not.
    alter table membership add column let_down_at timestamptz;
  `.execute(db);
}

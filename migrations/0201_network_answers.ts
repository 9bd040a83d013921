import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Answers that were written here to somebody on another server, and sent to them because their writer chose so. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `
    create table network_answer (
      programme_id bigint not null,
      id bigint generated always as identity,
      comment_id bigint not null,
      person_id bigint,
      asked_at timestamptz not null,
      -- Of what was sent last; '' before it is public here.
      mark text not null default '',
      version integer not null default 1,
      sent_at timestamptz,
      gone_at timestamptz,
      primary key (programme_id, id),
      unique (programme_id, comment_id),
      foreign key (programme_id, comment_id) references comment on delete cascade,
      foreign key (programme_id, person_id) references person on delete set null (person_id)
    );
    create index network_answer_person on network_answer (programme_id, person_id) where person_id is not null;
    create index network_answer_live on network_answer (programme_id, id) where gone_at is null;
    alter table network_activity add column answer_id bigint;
    alter table network_activity add foreign key (programme_id, answer_id) references network_answer on delete cascade;
    create index network_activity_answer on network_activity (programme_id, answer_id) where answer_id is not null;
  `,
    )
    .execute(db);
}

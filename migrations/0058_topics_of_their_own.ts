import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Topics can be liked as comments can, and may be public from a day of their own, without a round. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table topic
      add column like_count int not null default 0,
      -- Public from then on without a round; null for what rounds plan.
      add column public_from timestamptz;
    create index topic_public on topic (programme_id, public_from) where public_from is not null;

    create table topic_like (
      programme_id bigint not null,
      topic_id bigint not null,
      -- A person, or a keyed hash of topic and network, as of comments.
      liker text not null,
      at timestamptz not null,
      primary key (programme_id, topic_id, liker),
      foreign key (programme_id, topic_id) references topic on delete cascade
    );
    create index topic_like_liker on topic_like (programme_id, liker);
  `.execute(db);
}

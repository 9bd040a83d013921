import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** The severity of a concern, the letters picked for it, and partners between whom nothing may pass. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table concern
      -- note, worry or danger.
      add column severity text not null default 'worry';
    -- Copies: they stay when the letter itself goes.
    create table concern_passage (
      programme_id bigint not null,
      id bigint generated always as identity,
      concern_id bigint not null,
      author_id bigint,
      body text not null,
      written_at timestamptz not null,
      primary key (programme_id, id),
      foreign key (programme_id, concern_id) references concern on delete cascade,
      foreign key (programme_id, author_id) references person on delete cascade
    );
    create index concern_passage_concern on concern_passage (programme_id, concern_id);
    create index concern_passage_author on concern_passage (programme_id, author_id);
    create index concern_handled on concern (handled_at) where handled_at is not null;

    -- Since when neither letters nor questions pass between its members.
    alter table partnership add column apart_at timestamptz;
    -- A letter of that time stays with its author, also later.
    alter table letter add column apart boolean not null default false;
  `.execute(db);
}

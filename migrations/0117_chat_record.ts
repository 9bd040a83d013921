import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** The record of a live chat: the hosts' introduction, each version of it, and its words for the search. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- The latest of a chat stands on top of its record.
    create table chat_summary (
      programme_id bigint not null,
      id bigint generated always as identity,
      chat_id bigint not null,
      body text not null,
      html text not null,
      locale text not null,
      written_by bigint,
      written_at timestamptz not null,
      primary key (programme_id, id),
      foreign key (programme_id, chat_id) references chat on delete cascade,
      foreign key (programme_id, written_by) references person on delete set null (written_by)
    );
    create index chat_summary_chat on chat_summary (programme_id, chat_id, id);
    create index chat_summary_writer on chat_summary (programme_id, written_by);

    -- As comment_search: words folded, and their groups of letters as numbers.
    create table chat_search (
      programme_id bigint not null,
      message_id bigint not null,
      words text not null,
      grams int[] not null,
      primary key (programme_id, message_id),
      foreign key (programme_id, message_id) references chat_message on delete cascade
    );
    create index chat_search_grams on chat_search using gin (grams) with (fastupdate = off);
  `.execute(db);
}

import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** The number of likes of a message in a live chat, and the number last told to its readers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table chat_message
      add column likes int not null default 0,
      add column likes_told int not null default 0;
    create index chat_message_likes_untold on chat_message (programme_id, chat_id, id) where likes <> likes_told;
  `.execute(db);
}

import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** The size of pictures in chats, and the name that a person signed with when they chose to be named. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table chat_message
      -- In pixels, as it was drawn anew; null without a picture.
      add column picture_width int,
      add column picture_height int;
    -- The name they signed with when they chose to be named: another that they sign with later does not take its place.
    alter table chat_wish add column named_as text not null default '';
  `.execute(db);
}

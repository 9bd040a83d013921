import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** How far a live chat has gone out to the people who chose mails: each question, and the digest at the end. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Null until everybody who wants it has the question.
    alter table chat_release add column mailed_at timestamptz;
    create index chat_release_unmailed on chat_release (released_at) where mailed_at is null;
    alter table chat add column digested_at timestamptz;
    create index chat_undigested on chat (programme_id, id) where state = 'over' and digested_at is null;
    update chat_release set mailed_at = released_at;
    update chat set digested_at = created_at where state = 'over';
  `.execute(db);
}

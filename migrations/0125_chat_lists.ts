import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** The list of coming live chats follows the sessions that are not over, page by page. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index chat_session_coming on chat_session (programme_id, starts_at, id) where state <> 'closed'`.execute(
    db,
  );
}

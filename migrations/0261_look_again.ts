import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** When a post that was found on a server's hashtag page is looked at again: the server does not tell us that it changed or was deleted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table network_reply add column look_at timestamptz;
    create index network_reply_look on network_reply (look_at) where look_at is not null`.execute(db);
}

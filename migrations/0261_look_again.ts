import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** When a post that was found on a server's page of a hashtag is looked at again: no server tells us of its changes, nor of its end. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table network_reply add column look_at timestamptz;
    create index network_reply_look on network_reply (look_at) where look_at is not null`.execute(db);
}

import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * The operator names the servers on which programmes may look for hashtags. The list begins with those that programmes had named
 * themselves.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    insert into setting (key, value, changed_at)
    select 'chat-servers', jsonb_agg(distinct host), now() from network_home, unnest(chat_servers) host
    having count(*) > 0
    on conflict (key) do nothing`.execute(db);
}

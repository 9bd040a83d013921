import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** A separate time for posts to the fediverse, servers that wait until somebody lets them in, boosts, news and live chats. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `
    alter table network_home
      -- Whether what comes from a server for the first time waits until a volunteer lets it.
      add column holds_new boolean not null default false,
      -- News and live chats that become public from then on go out, too.
      add column news_from timestamptz,
      add column chats_from timestamptz,
      -- Servers whose public posts with the hashtag of a live chat join its record.
      add column chat_servers text[] not null default '{}';
    alter table network_server
      -- Since when something from there waits for a volunteer, and since when a volunteer has let it.
      add column held_at timestamptz,
      add column admitted_at timestamptz;
    -- It goes then, if it is public by then.
    alter table network_plan add column due_at timestamptz;

    alter table topic add column boosts int not null default 0;
    alter table comment add column boosts int not null default 0;
    update topic set boosts = n.boosts from (
      select programme_id, topic_id, count(*)::int as boosts from network_mark where kind = 'boost' and comment_id = 0 group by 1, 2) n
      where n.programme_id = topic.programme_id and n.topic_id = topic.id;
    update comment set boosts = n.boosts from (
      select programme_id, comment_id, count(*)::int as boosts from network_mark where kind = 'boost' and comment_id <> 0 group by 1, 2) n
      where n.programme_id = comment.programme_id and n.comment_id = comment.id;
  `,
    )
    .execute(db);
}

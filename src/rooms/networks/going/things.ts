import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { isPublicAt } from '../../topics/index.ts';
import { isOpen } from '../homes.ts';
import type { Home } from '../homes.ts';

/** A thing of a programme that goes to other servers as one post: the column of `network_post` that names it. */
export type Thing = { topic_id: number } | { page_id: number } | { chat_id: number };

/** A checksum of what is sent of a thing: when it differs, the thing has changed. */
const TOPIC = sql<string>`md5(row(topic.title, topic.summary, topic.questions, topic.picture_id, topic.picture_alt, topic.picture_author,
  topic.picture_licence, topic.slug, topic.source_locale, plan.locale, coalesce(plan.words, ''))::text)`;
const PAGE = sql<string>`md5(row(v.title, v.html, page.slug)::text)`;
const CHAT = sql<string>`md5(row(chat.title, chat.about, chat.hashtag, chat.state = 'cancelled', (
  select array_agg(row(s.starts_at, s.zone, s.state = 'closed' and s.opened_at is null)::text order by s.position) from chat_session s
  where s.programme_id = chat.programme_id and s.chat_id = chat.id))::text)`;

/** Joins a topic's plan, if somebody made one, and the published version of a page. */
const PLANNED = sql`left join network_plan plan on plan.programme_id = topic.programme_id and plan.topic_id = topic.id`;
const PUBLISHED = sql`left join page_version v on v.programme_id = page.programme_id and v.page_id = page.id and v.version = page.published_version`;

const isSent = (
  column: 'topic_id' | 'page_id' | 'chat_id',
  table: 'topic' | 'page' | 'chat',
) => sql<boolean>`exists (
  select from network_post p where p.programme_id = ${sql.ref(`${table}.programme_id`)} and ${sql.ref(`p.${column}`)} = ${sql.ref(`${table}.id`)} and p.gone_at is null)`;

/**
 * Things not sent yet that became public, or due, since the programme was connected: topics, and news and chats if the programme chose so.
 */
export async function newThings(
  ctx: Ctx,
  { programme: { id }, onAt, newsFrom, chatsFrom }: Home,
): Promise<{ thing: Thing; mark: string }[]> {
  const now = ctx.clock.now();
  const { rows } = await sql<{ id: number; kind: 'topic_id' | 'page_id' | 'chat_id'; mark: string }>`
    select * from (
      select topic.id, 'topic_id' as kind, ${TOPIC} as mark from topic ${PLANNED}
      where topic.programme_id = ${id} and topic.archived_at is null and plan.held_at is null
        and case when plan.due_at is null then topic.public_from between ${onAt} and ${now} or exists (
            select from round_topic r where r.programme_id = topic.programme_id and r.topic_id = topic.id
              and r.approved_at is not null and r.due_at between ${onAt} and ${now})
          else plan.due_at <= ${now} and ${isPublicAt(now)} end
        and not ${isSent('topic_id', 'topic')}
      union all
      select page.id, 'page_id', ${PAGE} from page ${PUBLISHED}
      where page.programme_id = ${id} and page.kind = 'news' and page.published_version is not null
        and page.published_at >= ${newsFrom}::timestamptz and page.published_at between ${onAt} and ${now} and not ${isSent('page_id', 'page')}
      union all
      select chat.id, 'chat_id', ${CHAT} from chat
      where chat.programme_id = ${id} and chat.state = 'announced' and chat.rehearses_id is null
        and chat.announced_at >= ${chatsFrom}::timestamptz and chat.announced_at between ${onAt} and ${now} and not ${isSent('chat_id', 'chat')}) due
    order by kind, id limit 20`.execute(ctx.db);
  return rows.map(({ id, kind, mark }) => ({ thing: { [kind]: id } as unknown as Thing, mark }));
}

/**
 * Posts whose thing has changed since it was sent, or is no longer public. They are all posts of a programme that is archived or parted for
 * good. A live chat that is called off stays, and says so.
 */
export async function changedPosts(
  ctx: Ctx,
  home: Home,
): Promise<{ post: number; mark: string; isGone: boolean }[]> {
  const { id, archived_at } = home.programme;
  const isOver = home.endedAt !== null || archived_at !== null;
  const { rows } = await sql<{ post: number; mark: string; isGone: boolean }>`
    select post, mark, "isGone" or ${isOver}::boolean as "isGone" from (
      select p.id as post, p.mark as before, ${TOPIC} as mark,
        topic.archived_at is not null or plan.held_at is not null or coalesce(not ${isPublicAt(ctx.clock.now())}, true) as "isGone"
      from network_post p join topic on topic.programme_id = p.programme_id and topic.id = p.topic_id ${PLANNED}
      where p.programme_id = ${id} and p.gone_at is null
      union all
      select p.id, p.mark, ${PAGE}, page.published_version is null
      from network_post p join page on page.programme_id = p.programme_id and page.id = p.page_id ${PUBLISHED}
      where p.programme_id = ${id} and p.gone_at is null
      union all
      select p.id, p.mark, ${CHAT}, false from network_post p join chat on chat.programme_id = p.programme_id and chat.id = p.chat_id
      where p.programme_id = ${id} and p.gone_at is null) live
    where "isGone" or ${isOver}::boolean or (${isOpen(home)}::boolean and mark <> before) order by post limit 20`.execute(
    ctx.db,
  );
  return rows;
}

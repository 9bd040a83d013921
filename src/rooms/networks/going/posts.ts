import { sql } from 'kysely';
import { anyOf } from '../../../db/anyOf.ts';
import type { Texts } from '../../../lib/text/texts.ts';
import type { Ctx } from '../../ctx.ts';
import { chatsById } from '../../chats/index.ts';
import type { Chat } from '../../chats/index.ts';
import type { Topic } from '../../topics/index.ts';

/** A thing of the programme as it was sent to other servers. */
export interface Post {
  id: number;
  version: number;
  madeAt: Date;
  changedAt: Date;
  thing: PostedTopic | PostedNews | PostedChat;
}

export interface PostedTopic {
  kind: 'topic';
  topic: Topic;
  /** The type of its picture as stored: `image/jpeg`. */
  pictureKind: string;
  /** The language in which the post goes out, and the words that replace title, summary and questions; '' for none. */
  locale: string;
  words: string;
}

export interface PostedNews {
  kind: 'news';
  slug: string;
  title: Texts;
  html: Texts;
  locale: string;
}

export interface PostedChat {
  kind: 'chat';
  chat: Chat;
}

type Db = Pick<Ctx, 'db'>;

const posts = (db: Ctx['db'], programme: number) =>
  db.selectFrom('network_post').selectAll().where('programme_id', '=', programme);

type Stored = Awaited<ReturnType<ReturnType<typeof posts>['execute']>>[number];

/** Posts with their topics, pages and chats. */
async function withThings(ctx: Db, programme: number, rows: readonly Stored[]): Promise<Post[]> {
  const ids = (column: 'topic_id' | 'page_id' | 'chat_id'): number[] =>
    rows.flatMap((row) => row[column] ?? []);
  const found = {
    topic_id: await topicsOf(ctx, programme, ids('topic_id')),
    page_id: await newsOf(ctx, programme, ids('page_id')),
    chat_id: await chatsOf(ctx, programme, ids('chat_id')),
  };
  return rows.flatMap((row) => {
    const thing =
      found.topic_id.get(row.topic_id ?? 0) ??
      found.page_id.get(row.page_id ?? 0) ??
      found.chat_id.get(row.chat_id ?? 0);
    const { id, version, made_at: madeAt, changed_at: changedAt } = row;
    return thing ? [{ id, version, madeAt, changedAt, thing }] : [];
  });
}

async function topicsOf(
  ctx: Db,
  programme: number,
  ids: readonly number[],
): Promise<Map<number, PostedTopic>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('topic')
    .leftJoin('file', (join) =>
      join.onRef('file.programme_id', '=', 'topic.programme_id').onRef('file.id', '=', 'topic.picture_id'),
    )
    .leftJoin('network_plan as plan', (join) =>
      join.onRef('plan.programme_id', '=', 'topic.programme_id').onRef('plan.topic_id', '=', 'topic.id'),
    )
    .selectAll('topic')
    .select(['plan.locale', 'plan.words', 'file.kind as picture_kind'])
    .where('topic.programme_id', '=', programme)
    .where('topic.id', '=', anyOf(ids))
    .execute();
  return new Map(
    rows.map(({ picture_kind, locale, words, ...topic }) => [
      topic.id,
      {
        kind: 'topic',
        topic,
        pictureKind: picture_kind ?? '',
        locale: locale ?? topic.source_locale,
        words: words ?? '',
      },
    ]),
  );
}

async function newsOf(ctx: Db, programme: number, ids: readonly number[]): Promise<Map<number, PostedNews>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: number; slug: string; title: Texts; html: Texts; locale: string }>`
    select page.id, page.slug, v.title, v.html, programme.source_locale as locale from page
    join programme on programme.id = page.programme_id
    join page_version v on v.programme_id = page.programme_id and v.page_id = page.id and v.version = page.published_version
    where page.programme_id = ${programme} and page.id = ${anyOf(ids)}`.execute(ctx.db);
  return new Map(rows.map(({ id, ...news }) => [id, { kind: 'news', ...news }]));
}

async function chatsOf(ctx: Db, programme: number, ids: readonly number[]): Promise<Map<number, PostedChat>> {
  if (ids.length === 0) return new Map();
  const chats = await chatsById(ctx, programme, ids);
  return new Map(chats.map((chat) => [chat.id, { kind: 'chat', chat }]));
}

/** A post that is up; `gone` for one that was taken down, null for none. */
export async function postById(ctx: Db, programme: number, id: number): Promise<Post | 'gone' | null> {
  const row = await posts(ctx.db, programme).where('id', '=', id).executeTakeFirst();
  if (!row) return null;
  if (row.gone_at !== null) return 'gone';
  return (await withThings(ctx, programme, [row]))[0] ?? 'gone';
}

/** Posts of a page of the outbox. */
export const POSTS_ON_A_PAGE = 20;

/** The posts before one, newest first; without a number, from the newest on. */
export async function postsBefore(ctx: Db, programme: number, before: number | null): Promise<Post[]> {
  const rows = await posts(ctx.db, programme)
    .where('gone_at', 'is', null)
    .$if(before !== null, (query) => query.where('id', '<', before!))
    .orderBy('id', 'desc')
    .limit(POSTS_ON_A_PAGE)
    .execute();
  return withThings(ctx, programme, rows);
}

export async function countPosts(ctx: Db, programme: number): Promise<number> {
  const { count } = await ctx.db
    .selectFrom('network_post')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('programme_id', '=', programme)
    .where('gone_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

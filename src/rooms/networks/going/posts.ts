import type { Ctx } from '../../ctx.ts';
import type { Topic } from '../../topics/index.ts';

/** A topic as it was sent to other servers. */
export interface Post {
  id: number;
  topic: Topic;
  version: number;
  madeAt: Date;
  changedAt: Date;
  /** As its picture is stored: `image/jpeg`. */
  pictureKind: string;
  /** The language it goes out in, and the words in the place of title, summary and questions; '' for these. */
  locale: string;
  words: string;
}

const posts = (db: Ctx['db'], programme: number) =>
  db
    .selectFrom('network_post')
    .innerJoin('topic', (join) =>
      join
        .onRef('topic.programme_id', '=', 'network_post.programme_id')
        .onRef('topic.id', '=', 'network_post.topic_id'),
    )
    .leftJoin('file', (join) =>
      join.onRef('file.programme_id', '=', 'topic.programme_id').onRef('file.id', '=', 'topic.picture_id'),
    )
    .leftJoin('network_plan as plan', (join) =>
      join.onRef('plan.programme_id', '=', 'topic.programme_id').onRef('plan.topic_id', '=', 'topic.id'),
    )
    .selectAll('topic')
    .select(['plan.locale', 'plan.words'])
    .select([
      'network_post.id as post',
      'version',
      'made_at',
      'changed_at',
      'gone_at',
      'file.kind as picture_kind',
    ])
    .where('network_post.programme_id', '=', programme);

function toPost(row: Awaited<ReturnType<ReturnType<typeof posts>['execute']>>[number]): Post {
  const { post, version, made_at, changed_at, gone_at: _, picture_kind, locale, words, ...topic } = row;
  return {
    id: post,
    topic,
    version,
    madeAt: made_at,
    changedAt: changed_at,
    pictureKind: picture_kind ?? '',
    locale: locale ?? topic.source_locale,
    words: words ?? '',
  };
}

/** A post that stands; `gone` for one that was taken down, null for none. */
export async function postById(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  id: number,
): Promise<Post | 'gone' | null> {
  const row = await posts(ctx.db, programme).where('network_post.id', '=', id).executeTakeFirst();
  if (!row) return null;
  return row.gone_at === null ? toPost(row) : 'gone';
}

/** Posts of a page of the outbox. */
export const POSTS_ON_A_PAGE = 20;

/** The posts that stand before one, the newest first; of the newest, without a number. */
export async function postsBefore(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  before: number | null,
): Promise<Post[]> {
  const rows = await posts(ctx.db, programme)
    .where('gone_at', 'is', null)
    .$if(before !== null, (query) => query.where('network_post.id', '<', before!))
    .orderBy('network_post.id', 'desc')
    .limit(POSTS_ON_A_PAGE)
    .execute();
  return rows.map(toPost);
}

export async function countPosts(ctx: Pick<Ctx, 'db'>, programme: number): Promise<number> {
  const { count } = await ctx.db
    .selectFrom('network_post')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('programme_id', '=', programme)
    .where('gone_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { often } from '../../../db/often.ts';
import type { Ctx } from '../../ctx.ts';
import { COMMENTS_PER_PAGE } from '../rules.ts';
import type { CommentState, Order } from '../rules.ts';
import { ORDER, BACKWARDS, KEYS } from './order.ts';

export type Db = Pick<Ctx, 'db'>;

/** A comment as the page draws it. */
export interface DrawnComment {
  id: number;
  depth: number;
  parent_id: number | null;
  /** The signature of the comment that this one answers; null when it answers none, or when that comment is no longer public. */
  parent_name: string | null;
  question: number | null;
  /** '' when its writer is gone. */
  name: string;
  html: string;
  state: CommentState;
  likes: number;
  /** How often other servers passed it on. */
  boosts: number;
  written_at: Date;
  edited_at: Date | null;
  /** Whether a moderator took words out of it. */
  is_cut: boolean;
  picture_id: number | null;
  /** ISO 3166-1 alpha-2, of a writer who allows it beside this name. */
  country: string | null;
  author_id: number | null;
  /** How a writer of another server is called there: `@name@server`. */
  handle: string | null;
  /** The language of the page or mail it was written with. */
  locale: string;
  /** Whether the reader likes it; null when the reader is not known. */
  liked: boolean | null;
}

export const drawn = (
  liked: RawBuilder<unknown>,
) => sql`c.id, c.depth, c.parent_id, p.name as parent_name, c.question, c.name, c.html, c.state,
  c.likes, c.boosts, c.written_at, c.edited_at, c.before is not null as is_cut, case when w.picture_with = c.name then w.picture_id end as picture_id,
  case when w.country_with = c.name then (
    select h.country from person h where h.programme_id = w.programme_id and h.id = w.person_id) end as country, c.author_id, w.handle, c.locale, ${liked} as liked`;

export const NOBODY = sql`null`;

/** Looked up for each comment of the page: with "exists" the planner may read everything that a person ever liked. */
export const likedBy = (liker: string) => sql`(select true from comment_like l
  where l.programme_id = c.programme_id and l.comment_id = c.id and l.liker = ${liker}) is not null`;

export const likerOf = (viewer: number): string => `p:${viewer}`;

export const JOINED = sql`(comment c
  left join comment p on p.programme_id = c.programme_id and p.id = c.parent_id and p.state = 'shown'
  left join commenter w on w.programme_id = c.programme_id and w.person_id = c.author_id)`;

type Place = readonly [programme: number, topic: number, ...rest: number[]];

type Cut = [programme: number, topic: number, limit: number, offset: number];

const talk = (
  order: Order,
  { page, liked }: { page: RawBuilder<unknown>; liked: RawBuilder<unknown> },
  [programme, topic]: Place,
) =>
  sql<DrawnComment & { counts: [listed: number, shown: number] }>`select ${drawn(liked)},
      (select array[coalesce(sum(n.listed), 0)::int, coalesce(sum(n.shown), 0)::int]
      from talk_size n where n.programme_id = ${programme} and n.topic_id = ${topic}) as counts
    from (${page}) page join ${JOINED} on c.programme_id = ${programme} and c.id = page.id
    order by ${ORDER[order]}`;

const STANDING = sql`c.listed`;

const waitsOf = (viewer: number) =>
  sql`c.author_id = ${viewer} and c.state in ('unconfirmed', 'held') and not c.listed`;

const part = (order: Order, [programme, topic]: Place, which: RawBuilder<unknown>) =>
  sql`select c.id, ${KEYS[order]} from comment c where c.programme_id = ${programme} and c.topic_id = ${topic} and ${which}`;

/** A page's comments are found by an index alone, from its nearer end: of 400,000 comments, the middle is found in some hundredths of a second. */
const forStranger = (order: Order, way = ORDER) =>
  often((_, ...cut: Cut) => {
    const [, , limit, offset] = cut;
    const page = sql`${part(order, cut, STANDING)} order by ${way[order]} limit ${limit} offset ${offset}`;
    return talk(order, { page, liked: NOBODY }, cut);
  });

/**
 * A known reader also sees their own comments that wait. There are few: they are found by their writer, and sorted in with the others up to
 * the end of this page.
 */
const forKnown = (order: Order, way = ORDER) =>
  often((_, viewer: number, liker: string, end: number, ...cut: Cut) => {
    const [, , limit, offset] = cut;
    const page = sql`select c.id from (
        (${part(order, cut, STANDING)} order by ${way[order]} limit ${end})
        union all ${part(order, cut, waitsOf(viewer))}) c
      order by ${way[order]} limit ${limit} offset ${offset}`;
    return talk(order, { page, liked: likedBy(liker) }, cut);
  });

const inOrder = <T>(of: (order: Order, way: typeof ORDER) => T, way = ORDER): Record<Order, T> => ({
  newest: of('newest', way),
  oldest: of('oldest', way),
  question: of('question', way),
});

const forStrangers = inOrder(forStranger);

const forOthers = inOrder(forKnown);

const forStrangersBackwards = inOrder(forStranger, BACKWARDS);

const forOthersBackwards = inOrder(forKnown, BACKWARDS);

/** Beyond this place the nearer end of the discussion is determined first; before it, the beginning is near enough. */
const NEAR = 1000;

/** The number of comments a reader finds under a topic: those shown, and their own that wait. */
async function standingFor(
  ctx: Db,
  programme: number,
  topic: number,
  viewer: number | null,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select (coalesce((select sum(n.listed) from talk_size n where n.programme_id = ${programme} and n.topic_id = ${topic}), 0)
      + (select count(*) from comment c where c.programme_id = ${programme} and c.topic_id = ${topic} and ${waitsOf(viewer ?? 0)}))::int as count`.execute(
    ctx.db,
  );
  return rows[0]!.count;
}

/**
 * One page of a topic's discussion with everything it shows, in one query: threads in the chosen order, each with its answers in reading
 * order. A known reader also sees their own comments that wait. `size` is the number of comments on a page. `total` counts the readable
 * ones, without the places of comments that were hidden or taken back. On a page that does not exist, `total` and `pages` mean nothing.
 */
export async function discussionOf(
  ctx: Db,
  input: {
    programme: number;
    topic: number;
    order: Order;
    page: number;
    size?: number;
    viewer?: number | null;
  },
): Promise<{ comments: DrawnComment[]; total: number; pages: number }> {
  const { programme, topic, viewer, size = COMMENTS_PER_PAGE } = input;
  const before = (input.page - 1) * size;
  const rest = before > NEAR ? (await standingFor(ctx, programme, topic, viewer ?? null)) - before : Infinity;
  if (rest <= 0) return { comments: [], total: 0, pages: 1 };
  const isBackwards = rest < before;
  const limit = Math.min(size, rest);
  const offset = isBackwards ? rest - limit : before;
  const cut = [programme, topic, limit, offset] as const;
  const strangers = isBackwards ? forStrangersBackwards : forStrangers;
  const others = isBackwards ? forOthersBackwards : forOthers;
  const rows = viewer
    ? await others[input.order](ctx.db, viewer, likerOf(viewer), offset + limit, ...cut)
    : await strangers[input.order](ctx.db, ...cut);
  const [listed, total] = rows[0]?.counts ?? [0, 0];
  return { comments: rows, total, pages: Math.max(1, Math.ceil(listed / size)) };
}

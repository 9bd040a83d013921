import { sql } from 'kysely';
import { anyOf } from '../../../db/anyOf.ts';
import { often } from '../../../db/often.ts';
import type { Ctx } from '../../ctx.ts';
import { COUNTRY } from '../writers/commenter.ts';
import type { NamedComment } from '../rules.ts';

type Db = Pick<Ctx, 'db'>;

export interface PublicComment extends NamedComment {
  /** ISO 3166-1 alpha-2, of a writer who allows it beside this name. */
  country: string | null;
  html: string;
  body: string;
  question: number | null;
  likes: number;
  answers: number;
  shown_at: Date;
  edited_at: Date | null;
}

const PUBLIC = sql`select c.id, c.topic_id as topic, t.slug, t.title, t.source_locale, c.name, c.html, c.body, c.question, c.likes, c.answers,
  c.shown_at, c.edited_at, ${COUNTRY}
  from comment c join topic t on t.programme_id = c.programme_id and t.id = c.topic_id and t.archived_at is null`;

/** The latest comments of a programme, or of one topic, for a feed. */
export async function latestComments(
  ctx: Db,
  input: { programme: number; topic?: number; limit: number },
): Promise<PublicComment[]> {
  const { rows } =
    await sql<PublicComment>`${PUBLIC} where c.programme_id = ${input.programme} and c.state = 'shown'
      ${input.topic === undefined ? sql`` : sql`and c.topic_id = ${input.topic}`}
    order by c.shown_at desc, c.id desc limit ${input.limit}`.execute(ctx.db);
  return rows;
}

/** The number of answers on a programme's front page. Written into the SQL text: with a parameter PostgreSQL would plan anew each time. */
const LIVELIEST = 2;

/** One row without a comment when none is shown. */
const liveliest = often(
  (_, programme: number, topic: number) =>
    sql<{ count: number } & (PublicComment | { id: null })>`
    select size.count, lively.* from (
      select coalesce(sum(shown), 0)::int as count from talk_size where programme_id = ${programme} and topic_id = ${topic}) size
    left join lateral (
      ${PUBLIC} where c.programme_id = ${programme} and c.topic_id = ${topic} and c.state = 'shown' and c.depth = 0
      order by c.likes + 2 * c.answers desc, c.id desc limit ${sql.lit(LIVELIEST)}) lively on true
    order by lively.likes + 2 * lively.answers desc, lively.id desc`,
);

/** The answers of a topic with the most likes and answers, and the number of comments shown under it. */
export async function livelyComments(
  ctx: Db,
  input: { programme: number; topic: number },
): Promise<{ count: number; comments: PublicComment[] }> {
  const rows = await liveliest(ctx.db, input.programme, input.topic);
  return { count: rows[0]?.count ?? 0, comments: rows.flatMap((row) => (row.id === null ? [] : [row])) };
}

/** Those of the given comments that are still shown, in the order of `ids`, for a mail about them. */
export async function commentsForMail(
  ctx: Db,
  programme: number,
  ids: readonly number[],
): Promise<{ id: number; name: string; country: string | null; body: string }[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: number; name: string; country: string | null; body: string }>`
    select c.id, c.name, c.body, ${COUNTRY} from comment c
    where c.programme_id = ${programme} and c.id = ${anyOf(ids)} and c.state = 'shown' order by c.shown_at, c.id`.execute(
    ctx.db,
  );
  return rows;
}

/** A reply may quote comments from this many of the latest mails. */
const MAILS = 5;
const MOST_TOLD = 50;

/** The comments that a person was last mailed about under a topic, newest first, with their words: a reply may quote them. */
export async function commentsToldTo(
  ctx: Db,
  { programme, topic, person }: { programme: number; topic: number; person: number },
): Promise<{ id: number; body: string }[]> {
  const { rows } = await sql<{ id: number; body: string }>`
    select c.id, c.body from comment c where c.programme_id = ${programme} and c.topic_id = ${topic} and c.id in (
      select jsonb_array_elements(o.data -> 'comments')::int from (
        select data from outbox where programme_id = ${programme} and person_id = ${person} and kind = 'comments-new'
          and data ->> 'topic' = ${String(topic)} order by id desc limit ${MAILS}) o)
    order by c.id desc limit ${MOST_TOLD}`.execute(ctx.db);
  return rows;
}

/** How many comments a person sent by mail within a day. */
export async function writtenByMail(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { programme, person }: { programme: number; person: number },
): Promise<number> {
  const { count } = await ctx.db
    .selectFrom('comment')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('programme_id', '=', programme)
    .where('author_id', '=', person)
    .where('channel', '=', 'mail')
    .where('written_at', '>', new Date(ctx.clock.now().getTime() - 86_400_000))
    .executeTakeFirstOrThrow();
  return Number(count);
}

import type { Ctx } from '../../ctx.ts';
import { answerAt, postOf } from '../addresses.ts';

/** A place under a topic: as an answer to a comment, or to the topic itself (null). */
export interface ReplyPlace {
  topic: number;
  comment: number | null;
}

/** A chain of answers is followed upwards through at most this many. */
const DEEPEST = 100;

/**
 * The place of an answer to `parent`. `waits`: the parent is here, but a moderator or something else has to come first. `unknown`: the
 * parent is not known here. An answer to a comment that is hidden or gone stands beneath the comment that one answered.
 */
export async function replyPlaceOf(
  ctx: Pick<Ctx, 'db'>,
  { programme, origin, parent }: { programme: number; origin: string; parent: string },
): Promise<ReplyPlace | 'waits' | 'unknown'> {
  for (let address = parent, steps = 0; steps < DEEPEST; steps++) {
    const post = postOf(address, origin, programme);
    if (post !== null) return (await topicUnder(ctx, programme, post)) ?? 'unknown';
    const answer = answerAt(address, origin, programme);
    if (answer !== null) return (await commentUnder(ctx, programme, answer)) ?? 'unknown';
    const reply = await ctx.db
      .selectFrom('network_reply')
      .leftJoin('comment', (join) =>
        join
          .onRef('comment.programme_id', '=', 'network_reply.programme_id')
          .onRef('comment.id', '=', 'network_reply.comment_id'),
      )
      .select([
        'network_reply.state',
        'parent',
        'network_reply.topic_id',
        'comment_id',
        'comment.state as shown',
      ])
      .where('network_reply.programme_id', '=', programme)
      .where('object', '=', address)
      .executeTakeFirst();
    if (!reply) return 'unknown';
    if (reply.shown === 'shown' && reply.topic_id !== null)
      return { topic: reply.topic_id, comment: reply.comment_id };
    if (reply.state === 'waiting' || reply.shown === 'held' || reply.shown === 'unconfirmed') return 'waits';
    address = reply.parent;
  }
  return 'unknown';
}

/** The topic of a post of ours; null for one of news or a live chat. */
export async function topicUnder(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  post: number,
): Promise<ReplyPlace | null> {
  const row = await ctx.db
    .selectFrom('network_post')
    .select('topic_id')
    .where('programme_id', '=', programme)
    .where('id', '=', post)
    .executeTakeFirst();
  return row?.topic_id ? { topic: row.topic_id, comment: null } : null;
}

/** Whether an address is that of a post of ours that has no discussion here: news, or a live chat. */
export async function isWithoutTalk(
  ctx: Pick<Ctx, 'db'>,
  { programme, origin, address }: { programme: number; origin: string; address: string },
): Promise<boolean> {
  const post = postOf(address, origin, programme);
  const row =
    post === null
      ? null
      : await ctx.db
          .selectFrom('network_post')
          .select('topic_id')
          .where('programme_id', '=', programme)
          .where('id', '=', post)
          .executeTakeFirst();
  return row?.topic_id === null;
}

/** The place of the comment that was sent as an answer of ours. */
async function commentUnder(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  answer: number,
): Promise<ReplyPlace | null> {
  const row = await ctx.db
    .selectFrom('network_answer as a')
    .innerJoin('comment as c', (join) =>
      join.onRef('c.programme_id', '=', 'a.programme_id').onRef('c.id', '=', 'a.comment_id'),
    )
    .select(['c.topic_id as topic', 'c.id as comment'])
    .where('a.programme_id', '=', programme)
    .where('a.id', '=', answer)
    .where('c.state', '=', 'shown')
    .executeTakeFirst();
  return row ?? null;
}

/** The topic or comment that an address names: a post of ours, or an answer that is shown. Null for anything else. */
export async function thingAt(
  ctx: Pick<Ctx, 'db'>,
  { programme, origin, address }: { programme: number; origin: string; address: string },
): Promise<ReplyPlace | null> {
  const post = postOf(address, origin, programme);
  if (post !== null) return topicUnder(ctx, programme, post);
  const answer = answerAt(address, origin, programme);
  if (answer !== null) return commentUnder(ctx, programme, answer);
  const row = await ctx.db
    .selectFrom('network_reply')
    .select(['topic_id', 'comment_id'])
    .where('programme_id', '=', programme)
    .where('object', '=', address)
    .where('state', '=', 'placed')
    .executeTakeFirst();
  return row && row.topic_id !== null ? { topic: row.topic_id, comment: row.comment_id } : null;
}

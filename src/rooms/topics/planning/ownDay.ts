import { instantToWall } from '../../../lib/time/time.ts';
import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { draftOf } from '../draftOf.ts';
import { lockTopic } from '../lockTopic.ts';
import { topicById } from '../queries.ts';
import { checkTopic } from '../rules.ts';
import type { TopicProblem } from '../rules.ts';
import { FIRST_MORNING, dayVersion, isDay, publicFrom } from './schedule.ts';

/** The day of its own (`2027-03-01`) of a topic that has one, as it was entered. */
export const ownDayOf = ({ public_from }: { public_from: Date | null }): string | null =>
  public_from && instantToWall(public_from, FIRST_MORNING).slice(0, 10);

/**
 * Gives a topic a day of its own, or takes it away with null. From the first morning of that day on, the world may read the topic without a
 * round; no mail goes out for it. A day in the past makes the topic public at once, so it has to be complete. Without the day it is public
 * through its rounds only, and comments under it are kept. `base` is the `dayVersion` that the caller began with: with it, nothing
 * overwrites a day that somebody else saved meanwhile.
 */
export async function setOwnDay(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    topic: number;
    day: string | null;
    base?: string | undefined;
    undoes?: number;
  },
): Promise<
  | { ok: true }
  | { ok: false; reason: 'unknown' | 'bad-day' | 'overtaken'; problems?: never }
  | { ok: false; reason: 'incomplete'; problems: TopicProblem[] }
> {
  const { programme, day } = input;
  if (day !== null && !isDay(day)) return { ok: false, reason: 'bad-day' };
  return inTransaction(ctx, async (ctx) => {
    await lockTopic(ctx, programme, input.topic);
    const topic = await topicById(ctx, programme, input.topic);
    if (!topic) return { ok: false, reason: 'unknown' };
    const from = ownDayOf(topic);
    if (from === day) return { ok: true };
    if (input.base !== undefined && input.base !== dayVersion(from))
      return { ok: false, reason: 'overtaken' };
    const problems = day === null ? [] : checkTopic(draftOf(topic));
    if (problems.length > 0) return { ok: false, reason: 'incomplete', problems };
    await ctx.db
      .updateTable('topic')
      .set({ public_from: day === null ? null : publicFrom(day) })
      .where('programme_id', '=', programme)
      .where('id', '=', topic.id)
      .execute();
    await record(ctx, { ...input, kind: 'topic-own-day', subject: ['topic', topic.id], data: { day, from } });
    return { ok: true };
  });
}

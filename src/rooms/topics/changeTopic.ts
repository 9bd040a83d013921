import { inTransaction } from '../ctx.ts';
import type { Actor, Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';
import { askApprovalAgain } from './planning/approve.ts';
import { lockTopic } from './lockTopic.ts';
import { indexTopic } from './library.ts';
import { draftOf } from './draftOf.ts';
import { isPublicAt } from './publicDays.ts';
import { topicById } from './queries.ts';
import { checkDraft, checkTopic } from './rules.ts';
import type { TopicDraft, TopicProblem } from './rules.ts';
import { topicVersion, ownWords, columns } from './write.ts';

/**
 * Changes a topic's texts; its address stays, since it has been mailed. A topic that went out stays complete; one that has not, and was
 * changed in its own language, has to be approved again. With `base`, the `topicVersion` of what its writer began with, nothing overwrites
 * another's version saved meanwhile.
 */
export async function changeTopic(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    topic: number;
    draft: TopicDraft;
    base?: string | undefined;
    undoes?: number;
  },
): Promise<{ ok: true; again: boolean } | { ok: false; problems: TopicProblem[]; isOvertaken?: true }> {
  return inTransaction(ctx, async (ctx) => {
    await lockTopic(ctx, input.programme, input.topic);
    const out = await isOut(ctx, input.programme, input.topic);
    const problems = out ? checkTopic(input.draft) : checkDraft(input.draft);
    if (problems.length > 0) return { ok: false, problems };
    const before = await topicById(ctx, input.programme, input.topic);
    if (before && input.base !== undefined && input.base !== topicVersion(draftOf(before)))
      return { ok: false, problems: [], isOvertaken: true };
    await ctx.db
      .updateTable('topic')
      .set(columns(input.draft))
      .where('programme_id', '=', input.programme)
      .where('id', '=', input.topic)
      .execute();
    await indexTopic(ctx, input.programme, input.topic, input.draft);
    const again =
      before !== null && saysOther(draftOf(before), input.draft)
        ? await askApprovalAgain(ctx, input.programme, input.topic)
        : false;
    await record(ctx, {
      ...input,
      kind: 'topic-changed',
      subject: ['topic', input.topic],
      data: { before: before && draftOf(before) },
    });
    return { ok: true, again };
  });
}

/** Whether mails of the topic are in an outbox, or the world has read it, or will on a day of its own without anybody's word. */
async function isOut(ctx: Ctx, programme: number, topic: number): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('topic')
    .select('id')
    .where('programme_id', '=', programme)
    .where('id', '=', topic)
    .where((eb) =>
      eb.or([
        isPublicAt(ctx.clock.now()),
        eb('public_from', 'is not', null),
        eb.exists(
          eb
            .selectFrom('round_topic')
            .select('topic_id')
            .whereRef('round_topic.programme_id', '=', 'topic.programme_id')
            .whereRef('round_topic.topic_id', '=', 'topic.id')
            .where('approved_at', 'is not', null)
            .where('queued_at', 'is not', null),
        ),
      ]),
    )
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether the words of a topic in its own language are other ones. */
const saysOther = (before: TopicDraft, after: TopicDraft): boolean => ownWords(before) !== ownWords(after);

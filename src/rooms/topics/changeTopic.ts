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
 * Changes a topic's texts; its address stays, since it was mailed. A topic that went out has to stay complete. One that did not has to be
 * approved again after a change in its own language. `base` is the `topicVersion` that the writer began with: with it, nothing overwrites a
 * version that somebody else saved meanwhile.
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

/** Whether a topic is out: its mails are in an outbox, the world has read it, or it has a day of its own and needs no approval. */
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

/** Whether the words of a topic in its own language have changed. */
const saysOther = (before: TopicDraft, after: TopicDraft): boolean => ownWords(before) !== ownWords(after);

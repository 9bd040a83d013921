import { actorPerson, inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { closeMatter } from '../../matters/index.ts';
import { topicById } from '../queries.ts';
import { checkTopic } from '../rules.ts';
import type { TopicProblem } from '../rules.ts';
import { draftOf } from '../draftOf.ts';

type Planned = { programme: number; actor: Actor; round: number; topic: number; undoes?: number };

/**
 * Approves a planned topic for going out as it is. A topic whose day has passed becomes public now, and its mails leave at each reader's
 * next morning. Approving twice changes nothing.
 */
export async function approveTopic(
  ctx: Ctx,
  input: Planned,
): Promise<{ ok: true } | { ok: false; reason: 'unknown' } | { ok: false; problems: TopicProblem[] }> {
  return inTransaction(ctx, async (ctx) => {
    const row = await ctx.db
      .selectFrom('round_topic')
      .select(['due_at', 'approved_at'])
      .where('programme_id', '=', input.programme)
      .where('round_id', '=', input.round)
      .where('topic_id', '=', input.topic)
      .forUpdate()
      .executeTakeFirst();
    const topic = await topicById(ctx, input.programme, input.topic);
    if (!row || !topic) return { ok: false, reason: 'unknown' };
    if (row.approved_at) return { ok: true };
    const problems = checkTopic(draftOf(topic));
    if (problems.length > 0) return { ok: false, problems };
    const now = ctx.clock.now();
    await ctx.db
      .updateTable('round_topic')
      .set({
        approved_at: now,
        approved_by: actorPerson(input.actor),
        due_at: row.due_at > now ? row.due_at : now,
      })
      .where('programme_id', '=', input.programme)
      .where('round_id', '=', input.round)
      .where('topic_id', '=', input.topic)
      .execute();
    for (const kind of ['topic-unapproved', 'topic-late'] as const)
      await closeMatter(ctx, { ...input, kind, subject: ['topic', input.topic] });
    await note(ctx, input, 'topic-approved');
    return { ok: true };
  });
}

/** Takes an approval back, as long as no mail of the topic is in the outbox and nobody has read it. */
export async function disapproveTopic(
  ctx: Ctx,
  input: Planned,
): Promise<{ ok: true } | { ok: false; reason: 'already-queued' }> {
  return inTransaction(ctx, async (ctx) => {
    const done = await ctx.db
      .updateTable('round_topic')
      .set({ approved_at: null, approved_by: null })
      .where('programme_id', '=', input.programme)
      .where('round_id', '=', input.round)
      .where('topic_id', '=', input.topic)
      .where('approved_at', 'is not', null)
      .where('queued_at', 'is', null)
      .where('due_at', '>', ctx.clock.now())
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) return { ok: false, reason: 'already-queued' };
    await note(ctx, input, 'topic-disapproved');
    return { ok: true };
  });
}

/** Takes the approval of a changed topic back wherever it has not gone out yet. Returns whether it was approved anywhere. */
export async function askApprovalAgain(ctx: Ctx, programme: number, topic: number): Promise<boolean> {
  const done = await ctx.db
    .updateTable('round_topic')
    .set({ approved_at: null, approved_by: null })
    .where('programme_id', '=', programme)
    .where('topic_id', '=', topic)
    .where('approved_at', 'is not', null)
    .where('queued_at', 'is', null)
    .where('due_at', '>', ctx.clock.now())
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

async function note(ctx: Ctx, input: Planned, kind: 'topic-approved' | 'topic-disapproved'): Promise<void> {
  await record(ctx, {
    ...input,
    kind,
    subject: ['topic', input.topic],
    data: { round: input.round },
  });
}

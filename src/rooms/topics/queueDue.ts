import { inTransaction } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';
import { readersOf } from './coming.ts';

/** Hours before a topic is public that its mails come to lie in the outbox, where volunteers may look at them. */
const AHEAD_HOURS = 48;

/**
 * Puts the mails of each topic that comes within two days into the outbox, each for nine in its reader's own morning.
 * What nobody approved stays where it is. A topic is claimed first, so two processes never do the same one.
 */
export async function queueDueTopics(ctx: Ctx): Promise<void> {
  const soon = new Date(ctx.clock.now().getTime() + AHEAD_HOURS * 3_600_000);
  const due = await ctx.db
    .selectFrom('round_topic')
    .innerJoin('round', (join) =>
      join
        .onRef('round.programme_id', '=', 'round_topic.programme_id')
        .onRef('round.id', '=', 'round_topic.round_id'),
    )
    .select(['round_topic.programme_id', 'round_topic.round_id', 'round_topic.topic_id', 'round_topic.day'])
    .where('round_topic.due_at', '<=', soon)
    .where('round_topic.queued_at', 'is', null)
    .where('round_topic.approved_at', 'is not', null)
    .where('round.cancelled_at', 'is', null)
    .orderBy('round_topic.due_at')
    .execute();
  for (const topic of due)
    await inTransaction(ctx, (ctx) =>
      queueTopic(ctx, {
        programme: topic.programme_id,
        round: topic.round_id,
        topic: topic.topic_id,
        day: topic.day,
      }),
    );
}

async function queueTopic(
  ctx: Ctx,
  { programme, round, topic, day }: { programme: number; round: number; topic: number; day: string },
): Promise<void> {
  const claimed = await ctx.db
    .updateTable('round_topic')
    .set({ queued_at: ctx.clock.now() })
    .where('programme_id', '=', programme)
    .where('round_id', '=', round)
    .where('topic_id', '=', topic)
    .where('queued_at', 'is', null)
    .where('approved_at', 'is not', null)
    .executeTakeFirst();
  if (claimed.numUpdatedRows === 0n) return;
  const readers = await readersOf(ctx, { programme, round, day });
  await ctx.mailer.queue(
    ctx,
    readers.map(({ person, as, at }) => ({
      programme,
      kind: 'topic' as const,
      // Whoever reads all topics gets one that comes again in a later round once.
      occasion: as === 'reader' ? `topic:${topic}` : `round:${round}/topic:${topic}`,
      person,
      data: as === 'partner' ? { topic, round } : { topic, round, as },
      dueAt: at,
    })),
  );
  await record(ctx, {
    programme,
    actor: { kind: 'timetable' },
    kind: 'topic-queued',
    subject: ['topic', topic],
    round,
    data: { mails: readers.length },
  });
}

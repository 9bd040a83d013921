import { inTransaction, whileTime } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { occasionOf, readersOf } from './topicReaders.ts';
import type { TopicReader } from './topicReaders.ts';
import { newReaders } from './newReaders.ts';

/** Hours before a topic is public that its mails come to lie in the outbox, where volunteers may look at them. */
const AHEAD_HOURS = 48;
/** Hours after it is public in which it is still to be nine in the morning somewhere. */
const LAST_MORNING_HOURS = 27;
/** Minutes before the mails were queued in which somebody may have come unseen. */
const UNSEEN_MINUTES = 10;

/**
 * Puts the mails of each topic that comes within two days into the outbox, each for nine in its reader's own morning. An unapproved topic
 * stays where it is. A topic is claimed first, so two processes never do the same one. New readers while its mails lie there are mailed it,
 * too, and so are people introduced, or put to waiting, while it is the round's latest.
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
  for (const topic of whileTime(ctx, due))
    await inTransaction(ctx, (ctx) =>
      queueTopic(ctx, {
        programme: topic.programme_id,
        round: topic.round_id,
        topic: topic.topic_id,
        day: topic.day,
      }),
    );
  await queueForLate(ctx);
  for (const { readers, ...of } of await newReaders(ctx, UNSEEN_MINUTES)) await queueFor(ctx, of, readers);
}

async function queueForLate(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now().getTime();
  const there = await ctx.db
    .selectFrom('round_topic')
    .innerJoin('round', (join) =>
      join
        .onRef('round.programme_id', '=', 'round_topic.programme_id')
        .onRef('round.id', '=', 'round_topic.round_id'),
    )
    .innerJoin('topic', (join) =>
      join
        .onRef('topic.programme_id', '=', 'round_topic.programme_id')
        .onRef('topic.id', '=', 'round_topic.topic_id'),
    )
    .where('topic.archived_at', 'is', null)
    .select(['round_topic.programme_id as programme', 'round_topic.round_id as round'])
    .select(['round_topic.topic_id as topic', 'round_topic.day', 'round_topic.queued_at'])
    .where('round_topic.due_at', '>', new Date(now - LAST_MORNING_HOURS * 3_600_000))
    .where('round_topic.queued_at', 'is not', null)
    .where('round.cancelled_at', 'is', null)
    .orderBy('round_topic.due_at')
    .execute();
  for (const { programme, round, topic, day, queued_at: queued } of there) {
    const since = new Date(queued!.getTime() - UNSEEN_MINUTES * 60_000);
    const readers = await readersOf(ctx, { programme, round, day, late: { topic, since } });
    if (readers.length > 0) await queueFor(ctx, { programme, round, topic }, readers);
  }
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
  await queueFor(ctx, { programme, round, topic }, readers);
  await record(ctx, {
    programme,
    actor: { kind: 'timetable' },
    kind: 'topic-queued',
    subject: ['topic', topic],
    round,
    data: { mails: readers.length },
  });
}

async function queueFor(
  ctx: Ctx,
  { programme, round, topic }: { programme: number; round: number; topic: number },
  readers: readonly TopicReader[],
): Promise<void> {
  await ctx.mailer.queue(
    ctx,
    readers.map(({ person, as, at }) => ({
      programme,
      kind: 'topic' as const,
      occasion: occasionOf(as, { round, topic }),
      person,
      data: as === 'partner' ? { topic, round } : { topic, round, as },
      dueAt: at,
    })),
  );
}

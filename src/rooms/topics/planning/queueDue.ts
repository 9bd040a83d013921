import { json } from '../../../db/json.ts';
import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { byPieces, PIECE } from '../../pieces.ts';
import { occasionOf, readersOf } from './topicReaders.ts';
import type { TopicReader } from './topicReaders.ts';
import { newReaders } from './newReaders.ts';

/** So many hours before a topic is public its mails are put into the outbox, where volunteers may look at them. */
const AHEAD_HOURS = 48;
/** For so many hours after it is public, it is still before nine in the morning somewhere. */
const LAST_MORNING_HOURS = 27;
/** Minutes before the mails were queued in which a new reader may have been missed. */
const UNSEEN_MINUTES = 10;

/** Readers who are looked up at once: at most as many as one run of the timetable handles. */
const FOUND = 4 * PIECE;

interface Topic {
  programme: number;
  round: number;
  topic: number;
}

/**
 * Puts the mails of each topic that comes within two days into the outbox, each for nine in its reader's own morning. An unapproved topic
 * stays where it is. A topic is claimed first, so that two processes never do the same one; its row tells how far its mails have come.
 * People who become readers while the mails lie there get one too. So do people introduced, or put to waiting, while it is the round's
 * latest topic.
 */
export async function queueDueTopics(ctx: Ctx): Promise<void> {
  await claimTopics(ctx);
  if (!(await queueClaimed(ctx))) return;
  if (!(await queueForLate(ctx))) return;
  for (const { readers, ...of } of await newReaders(ctx, UNSEEN_MINUTES))
    if (!(await byPieces(ctx, readers, (ctx, piece) => queueFor(ctx, of, piece)))) return;
}

async function claimTopics(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now();
  const soon = new Date(now.getTime() + AHEAD_HOURS * 3_600_000);
  await ctx.db
    .updateTable('round_topic')
    .from('round')
    .set({ queued_at: now, far: json({ after: 0, mails: 0 }) })
    .whereRef('round.programme_id', '=', 'round_topic.programme_id')
    .whereRef('round.id', '=', 'round_topic.round_id')
    .where('round_topic.due_at', '<=', soon)
    .where('round_topic.queued_at', 'is', null)
    .where('round_topic.approved_at', 'is not', null)
    .where('round.cancelled_at', 'is', null)
    .execute();
}

async function queueClaimed(ctx: Ctx): Promise<boolean> {
  const claimed = await ctx.db
    .selectFrom('round_topic')
    .innerJoin('round', (join) =>
      join
        .onRef('round.programme_id', '=', 'round_topic.programme_id')
        .onRef('round.id', '=', 'round_topic.round_id'),
    )
    .select(['round_topic.programme_id as programme', 'round_topic.round_id as round'])
    .select(['round_topic.topic_id as topic', 'round_topic.day', 'round_topic.far'])
    .where('round_topic.far', 'is not', null)
    // The round may have been cancelled between two pieces.
    .where('round.cancelled_at', 'is', null)
    .orderBy('round_topic.due_at')
    .execute();
  for (const { far, ...topic } of claimed) if (!(await queueTopic(ctx, topic, far!))) return false;
  return true;
}

/** Continues queuing a topic's mails. Returns whether there is time for another topic's. */
async function queueTopic(
  ctx: Ctx,
  { day, ...topic }: Topic & { day: string },
  far: { after: number; mails: number },
): Promise<boolean> {
  let { after, mails } = far;
  for (;;) {
    const readers = await readersOf(ctx, { ...topic, day, next: { after, atMost: FOUND } });
    const hasMoreTime = await byPieces(ctx, readers, async (ctx, piece) => {
      await queueFor(ctx, topic, piece);
      after = piece.at(-1)!.person;
      mails += piece.length;
      await note(ctx, topic, { after, mails });
    });
    const isPieceLeft = readers.length > 0 && after !== readers.at(-1)!.person;
    if (readers.length < FOUND && !isPieceLeft) {
      await endOf(ctx, topic, mails);
      return hasMoreTime;
    }
    if (!hasMoreTime) return false;
  }
}

const endOf = (ctx: Ctx, topic: Topic, mails: number): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    await note(ctx, topic, null);
    await record(ctx, {
      programme: topic.programme,
      actor: { kind: 'timetable' },
      kind: 'topic-queued',
      subject: ['topic', topic.topic],
      round: topic.round,
      data: { mails },
    });
  });

async function note(
  ctx: Ctx,
  { programme, round, topic }: Topic,
  far: { after: number; mails: number } | null,
): Promise<void> {
  await ctx.db
    .updateTable('round_topic')
    .set({ far: far && json(far) })
    .where('programme_id', '=', programme)
    .where('round_id', '=', round)
    .where('topic_id', '=', topic)
    .execute();
}

async function queueForLate(ctx: Ctx): Promise<boolean> {
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
    .where('round_topic.far', 'is', null)
    .where('round.cancelled_at', 'is', null)
    .orderBy('round_topic.due_at')
    .execute();
  for (const { programme, round, topic, day, queued_at: queued } of there) {
    const since = new Date(queued!.getTime() - UNSEEN_MINUTES * 60_000);
    const readers = await readersOf(ctx, { programme, round, day, late: { topic, since } });
    const of = { programme, round, topic };
    if (!(await byPieces(ctx, readers, (ctx, piece) => queueFor(ctx, of, piece)))) return false;
  }
  return true;
}

async function queueFor(
  ctx: Ctx,
  { programme, round, topic }: Topic,
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

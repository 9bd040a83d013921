import { versionOf } from '../../../lib/text/version.ts';
import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { zonesOfReaders } from './topicReaders.ts';
import { isDay, morningFor } from './schedule.ts';
import type { OfPlan } from './schedule.ts';
import { topicWriters } from './writers.ts';

/** A planned topic's writer and the day of its draft, locked; undefined when the topic is not planned. */
const lockPlanned = (ctx: Ctx, of: { programme: number; round: number; topic: number }) =>
  ctx.db
    .selectFrom('round_topic')
    .select(['writer_id as writer', 'draft_due as draftDue'])
    .where(({ and, eb }) =>
      and([
        eb('programme_id', '=', of.programme),
        eb('round_id', '=', of.round),
        eb('topic_id', '=', of.topic),
      ]),
    )
    .forUpdate()
    .executeTakeFirst();

/** The version of a planned topic's writer and draft day. */
export const writerVersion = ({
  writer,
  draftDue,
}: {
  writer: number | null;
  draftDue: string | null;
}): string => versionOf([writer, draftDue]);

/**
 * Sets the writer of a planned topic and the day of the draft; null when that is open. `base` is the `writerVersion` that the caller began
 * with: with it, nothing overwrites what somebody else saved meanwhile.
 */
export async function assignWriter(
  ctx: Ctx,
  input: OfPlan & { writer: number | null; draftDue: string | null; base?: string | undefined },
): Promise<{ ok: true } | { ok: false; reason: 'unknown' | 'bad-day' | 'overtaken' }> {
  if (input.draftDue !== null && !isDay(input.draftDue)) return { ok: false, reason: 'bad-day' };
  const writers = await topicWriters(ctx, input.programme);
  if (input.writer !== null && !writers.some(({ id }) => id === input.writer))
    return { ok: false, reason: 'unknown' };
  return inTransaction(ctx, async (ctx) => {
    const now = await lockPlanned(ctx, input);
    if (!now) return { ok: false, reason: 'unknown' };
    if (input.base !== undefined && input.base !== writerVersion(now))
      return { ok: false, reason: 'overtaken' };
    await ctx.db
      .updateTable('round_topic')
      .set({ writer_id: input.writer, draft_due: input.draftDue })
      .where('programme_id', '=', input.programme)
      .where('round_id', '=', input.round)
      .where('topic_id', '=', input.topic)
      .execute();
    await record(ctx, {
      programme: input.programme,
      actor: input.actor,
      kind: 'topic-assigned',
      subject: ['topic', input.topic],
      data: { round: input.round, writer: input.writer, due: input.draftDue },
    });
    return { ok: true };
  });
}

export interface Mornings {
  /** How many people get it. */
  readers: number;
  first: { at: Date; zone: string };
  last: { at: Date; zone: string };
}

/**
 * When the mails of a planned topic leave, or left, with the present readers: for the reader whose morning comes first, and for the last
 * one. Null while nobody would get it.
 */
export async function morningsOf(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  programme: number,
  round: number,
): Promise<(planned: { day: string; queuedAt: Date | null }) => Mornings | null> {
  const { rows: zones } = await zonesOfReaders({ programme, round }).execute(ctx.db);
  const now = ctx.clock.now();
  return ({ day, queuedAt }) => {
    const times = zones
      .map(({ zone }) => ({ zone, at: morningFor(day, zone, queuedAt ?? now) }))
      .toSorted((a, b) => a.at.getTime() - b.at.getTime());
    const [first, last] = [times[0], times.at(-1)];
    if (!first || !last) return null;
    return { readers: zones.reduce((sum, { people }) => sum + people, 0), first, last };
  };
}

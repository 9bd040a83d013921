import { addDays, instantToWall, wallToInstant } from '../../../lib/time/time.ts';
import { versionOf } from '../../../lib/text/version.ts';
import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { roundById } from '../../programmes/index.ts';

/** Every reader's topic leaves at this hour of their own morning. */
export const MORNING = '09:00';

/** The zone whose morning of a day comes first. A topic is public from then on, so that no mail leads to an empty page. */
export const FIRST_MORNING = 'Pacific/Kiritimati';

/** When a topic of a day (`2027-03-01`) becomes public. */
export function publicFrom(day: string): Date {
  return wallToInstant(`${day}T${MORNING}`, FIRST_MORNING);
}

/** Nine in the morning of a day, in a reader's zone. */
export const morningOf = (day: string, zone: string): Date => wallToInstant(`${day}T${MORNING}`, zone);

/** When a reader's mail of a day leaves: at nine in their morning, or the next morning when that has passed. */
export function morningFor(day: string, zone: string, now: Date): Date {
  const own = morningOf(day, zone);
  if (own >= now) return own;
  const today = instantToWall(now, zone).slice(0, 10);
  const next = wallToInstant(`${today}T${MORNING}`, zone);
  return next >= now ? next : wallToInstant(addDays(`${today}T${MORNING}`, 1), zone);
}

type Refusal = {
  ok: false;
  reason: 'unknown' | 'already-scheduled' | 'already-queued' | 'day-taken' | 'bad-day';
};

/** Puts a topic into a round on a day, or on the next free one: the day after the introduction, then every `rhythm_days`. */
export async function scheduleTopic(
  ctx: Ctx,
  input: { programme: number; actor: Actor; round: number; topic: number; day?: string; undoes?: number },
): Promise<{ ok: true; day: string } | Refusal> {
  const round = await roundById(ctx, input.programme, input.round);
  const topic = await ctx.db
    .selectFrom('topic')
    .select('id')
    .where('programme_id', '=', input.programme)
    .where('id', '=', input.topic)
    .executeTakeFirst();
  if (!topic) return { ok: false, reason: 'unknown' };
  const planned = await ctx.db
    .selectFrom('round_topic')
    .select(['topic_id', 'day', 'position'])
    .where('programme_id', '=', input.programme)
    .where('round_id', '=', input.round)
    .orderBy('day')
    .execute();
  if (planned.some((row) => row.topic_id === input.topic)) return { ok: false, reason: 'already-scheduled' };
  const start = addDays(round.dates.introduces.wall, 1).slice(0, 10);
  const last = planned.at(-1)?.day;
  const day = input.day ?? (last ? addDays(`${last}T00:00`, round.rhythm_days).slice(0, 10) : start);
  if (!isDay(day)) return { ok: false, reason: 'bad-day' };
  if (planned.some((row) => row.day === day)) return { ok: false, reason: 'day-taken' };
  return inTransaction(ctx, async (ctx) => {
    await ctx.db
      .insertInto('round_topic')
      .values({
        programme_id: input.programme,
        round_id: input.round,
        topic_id: input.topic,
        position: Math.max(0, ...planned.map((row) => row.position)) + 1,
        day,
        due_at: publicFrom(day),
      })
      .execute();
    await record(ctx, {
      ...input,
      kind: 'topic-scheduled',
      subject: ['topic', input.topic],
      data: { round: input.round, day },
    });
    return { ok: true, day };
  });
}

/** A topic in the plan of a round, and the actor. */
export interface OfPlan {
  programme: number;
  actor: Actor;
  round: number;
  topic: number;
}

/** The version of a topic's day. */
export const dayVersion = (day: string | null): string => versionOf(day);

/**
 * Moves a planned topic to another day, as long as its mails are not in the outbox yet. `base` is the `dayVersion` that the caller began
 * with: with it, nothing overwrites a day that somebody else saved meanwhile.
 */
export async function moveTopic(
  ctx: Ctx,
  input: OfPlan & { day: string; base?: string | undefined; undoes?: number },
): Promise<{ ok: true } | Refusal | { ok: false; reason: 'overtaken' }> {
  if (!isDay(input.day)) return { ok: false, reason: 'bad-day' };
  return inTransaction(ctx, async (ctx) => {
    const planned = await ctx.db
      .selectFrom('round_topic')
      .select(['topic_id', 'day', 'queued_at'])
      .where('programme_id', '=', input.programme)
      .where('round_id', '=', input.round)
      .orderBy('topic_id')
      .forUpdate()
      .execute();
    const own = planned.find((row) => row.topic_id === input.topic);
    if (!own) return { ok: false, reason: 'unknown' };
    if (own.queued_at) return { ok: false, reason: 'already-queued' };
    if (input.base !== undefined && input.base !== dayVersion(own.day))
      return { ok: false, reason: 'overtaken' };
    if (planned.some((row) => row !== own && row.day === input.day))
      return { ok: false, reason: 'day-taken' };
    await ctx.db
      .updateTable('round_topic')
      .set({ day: input.day, due_at: publicFrom(input.day) })
      .where('programme_id', '=', input.programme)
      .where('round_id', '=', input.round)
      .where('topic_id', '=', input.topic)
      .execute();
    await record(ctx, {
      ...input,
      kind: 'topic-moved',
      subject: ['topic', input.topic],
      data: { round: input.round, day: input.day, from: own.day },
    });
    return { ok: true };
  });
}

/** Takes a planned topic out of a round, as long as its mails are not in the outbox. */
export async function unscheduleTopic(
  ctx: Ctx,
  input: { programme: number; actor: Actor; round: number; topic: number; undoes?: number },
): Promise<{ ok: true } | Refusal> {
  return inTransaction(ctx, async (ctx) => {
    const gone = await ctx.db
      .deleteFrom('round_topic')
      .where('programme_id', '=', input.programme)
      .where('round_id', '=', input.round)
      .where('topic_id', '=', input.topic)
      .where('queued_at', 'is', null)
      .returning('day')
      .executeTakeFirst();
    if (!gone) return { ok: false, reason: 'already-queued' };
    await record(ctx, {
      ...input,
      kind: 'topic-unscheduled',
      subject: ['topic', input.topic],
      data: { round: input.round, day: gone.day },
    });
    return { ok: true };
  });
}

export function isDay(day: string): boolean {
  try {
    return Temporal.PlainDate.from(day).toString() === day;
  } catch {
    return false;
  }
}

import { inTransaction } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { lockMeeting } from './present.ts';
import type { NotTheirs, Present } from './present.ts';
import { seriesOf } from './queries.ts';
import type { Meeting } from './queries.ts';
import { nextLook } from './rules/looking.ts';
import { nextToBegin, occurrences } from './rules/times.ts';
import { byPerson, writeChange, isHad, recordArranged, mailMembers } from './writeChange.ts';

/** Why a meeting is not called off or moved: it no longer has such a time, or the time has begun. */
export type NotOff = { ok: false; reason: 'replaced' | 'began' };

/**
 * Calls a meeting off. With `occurrence`, the proposer's wall time of one time of a series, only that time and those in `also`; otherwise
 * all coming times.
 */
export async function cancel(
  ctx: Ctx,
  input: {
    programme: number;
    person: number;
    meeting: number;
    occurrence?: string | undefined;
    also?: readonly string[];
  },
): Promise<{ ok: true } | NotTheirs | NotOff> {
  const { programme, occurrence } = input;
  return inTransaction(ctx, async (ctx) => {
    const found = await lockMeeting(ctx, input);
    if (!found.ok) return found;
    const { meeting, own, members } = found;
    const by = own.me.person;
    if (hasBegun(meeting, found.ends, ctx.clock.now())) return { ok: false, reason: 'began' };
    if (occurrence === undefined || meeting.weeks === null) {
      await cancelAll(ctx, { programme, meeting, own, by, to: members });
      return { ok: true };
    }
    const skipped = await cancelTimes(ctx, { programme, found, walls: [occurrence, ...(input.also ?? [])] });
    if (!skipped.ok) return skipped;
    const { sequence, walls } = skipped;
    await recordArranged(ctx, 'meeting-cancelled', { programme, own, actor: byPerson(by) });
    const [first, ...also] = walls;
    const told = { programme, meeting, sequence, occurrence: first, also, by };
    await mailMembers(ctx, 'meeting-cancelled', told, members);
    return { ok: true };
  });
}

/** Whether a standing meeting has no time left that is still to begin: it took place, or goes on. */
export function hasBegun(meeting: Meeting, ends: Date, now: Date): boolean {
  const series = seriesOf(meeting);
  return series !== null && nextToBegin(series, ends, now) === null;
}

/** Takes coming times out of a series that stands. Returns those times and the new sequence. */
export async function cancelTimes(
  ctx: Ctx,
  {
    programme,
    found,
    walls: asked,
  }: { programme: number; found: Present & { meeting: Meeting }; walls: readonly string[] },
): Promise<{ ok: true; sequence: number; walls: string[] } | NotOff> {
  const { meeting, ends } = found;
  const series = seriesOf(meeting);
  const now = ctx.clock.now();
  const meant = series ? [...occurrences(series, ends)].filter(({ wall }) => asked.includes(wall)) : [];
  const walls = meant.filter(({ at }) => at > now).map(({ wall }) => wall);
  if (!series || meant.length === 0) return { ok: false, reason: 'replaced' };
  if (walls.length === 0) return { ok: false, reason: 'began' };
  const without = [...meeting.without, ...walls].sort();
  const look_at = nextLook({ ...series, without }, ends, now);
  return { ok: true, sequence: await writeChange(ctx, { programme, meeting }, { without, look_at }), walls };
}

/**
 * Calls off a whole meeting, or the rest of a series; in a transaction that has locked its partnership. The other members are told, and
 * also the person who did it, if the meeting stood or they were asked: it may be in their calendar. Without `by` the program does it,
 * because they can no longer meet.
 */
export async function cancelAll(
  ctx: Ctx,
  of: {
    programme: number;
    meeting: Meeting;
    own: { id: number; round: number };
    by?: number;
    isRoundShorter?: boolean;
    to: readonly number[];
  },
): Promise<void> {
  const { programme, meeting, own, by, isRoundShorter } = of;
  const sequence = await writeChange(ctx, of, { state: 'cancelled', look_at: null });
  const actor = by === undefined ? ({ kind: 'timetable' } as const) : byPerson(by);
  await recordArranged(ctx, 'meeting-cancelled', { programme, own, actor });
  const to = of.to.filter((one) => one !== by || isHad(meeting, one));
  await mailMembers(ctx, 'meeting-cancelled', { programme, meeting, sequence, isRoundShorter, by }, to);
}

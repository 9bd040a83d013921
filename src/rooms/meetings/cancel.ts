import { inTransaction } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { lockMeeting } from './present.ts';
import type { NotTheirs, Present } from './present.ts';
import { seriesOf } from './queries.ts';
import type { Meeting } from './queries.ts';
import { nextLook } from './rules/looking.ts';
import { occurrences } from './rules/times.ts';
import { byPerson, change, isHad, noteOf, tellOf } from './tell.ts';

/**
 * Calls a meeting off: of a series one time, where `occurrence` names it as it is on the proposer's wall, and those in `also`; or else all that are to
 * come.
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
): Promise<{ ok: true } | NotTheirs | { ok: false; reason: 'replaced' }> {
  const { programme, occurrence } = input;
  return inTransaction(ctx, async (ctx) => {
    const found = await lockMeeting(ctx, input);
    if (!found.ok) return found;
    const { meeting, own, members } = found;
    const by = own.me.person;
    if (occurrence === undefined || meeting.weeks === null) {
      await cancelAll(ctx, { programme, meeting, own, by, to: members });
      return { ok: true };
    }
    const skipped = await skip(ctx, { programme, found, walls: [occurrence, ...(input.also ?? [])] });
    if (skipped === null) return { ok: false, reason: 'replaced' };
    const { sequence, walls } = skipped;
    await noteOf(ctx, 'meeting-cancelled', { programme, own, actor: byPerson(by) });
    const [first, ...also] = walls;
    const told = { programme, meeting, sequence, occurrence: first, also, by };
    await tellOf(ctx, 'meeting-cancelled', told, members);
    return { ok: true };
  });
}

/** Takes times that are to come out of a series that stands. Answers which these were, and the new sequence; null when there is none of them. */
export async function skip(
  ctx: Ctx,
  {
    programme,
    found,
    walls: asked,
  }: { programme: number; found: Present & { meeting: Meeting }; walls: readonly string[] },
): Promise<{ sequence: number; walls: string[] } | null> {
  const { meeting, ends } = found;
  const series = seriesOf(meeting);
  const now = ctx.clock.now();
  if (!series) return null;
  const walls = [...occurrences(series, ends)]
    .filter(({ wall, at }) => asked.includes(wall) && at > now)
    .map(({ wall }) => wall);
  if (walls.length === 0) return null;
  const without = [...meeting.without, ...walls].sort();
  const look_at = nextLook({ ...series, without }, ends, now);
  return { sequence: await change(ctx, { programme, meeting }, { without, look_at }), walls };
}

/**
 * Calls the whole of a meeting off, or what is left of a series, within a transaction that has locked its partnership. The others hear of it, and
 * whoever did it too where it stood or they were asked: it may be in their calendar. Without `by` the program does it, since they can meet no more.
 */
export async function cancelAll(
  ctx: Ctx,
  of: {
    programme: number;
    meeting: Meeting;
    own: { id: number; round: number };
    by?: number;
    to: readonly number[];
  },
): Promise<void> {
  const { programme, meeting, own, by } = of;
  const sequence = await change(ctx, of, { state: 'cancelled', look_at: null });
  const actor = by === undefined ? ({ kind: 'timetable' } as const) : byPerson(by);
  await noteOf(ctx, 'meeting-cancelled', { programme, own, actor });
  const to = of.to.filter((one) => one !== by || isHad(meeting, one));
  await tellOf(ctx, 'meeting-cancelled', { programme, meeting, sequence, by }, to);
}

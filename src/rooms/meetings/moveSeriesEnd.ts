import type { Ctx } from '../ctx.ts';
import { cancelAll } from './cancel.ts';
import { seriesAt, seriesOf } from './queries.ts';
import type { Meeting } from './queries.ts';
import { nextLook } from './rules/looking.ts';
import { comingTo } from './rules/standing.ts';
import { isBeyond, timesOf } from './rules/times.ts';
import { writeChange, mailMembers } from './writeChange.ts';

/**
 * Adapts a meeting to the end of its round, which has moved; in a transaction that has locked its partnership. A standing series goes on,
 * or ends, with the round: its sequence rises, and members who come to it are told, by their calendars too. Times after the end are called
 * off, and so is a proposal with a time after it. Returns whether nothing else is to be done.
 */
export async function moveSeriesEnd(
  ctx: Ctx,
  of: Parameters<typeof cancelAll>[1] & { endedBefore: Date; ends: Date },
): Promise<boolean> {
  const { programme, meeting, ends, endedBefore, to } = of;
  const now = ctx.clock.now();
  if (isAfterEnd(meeting, ends, now)) {
    await cancelAll(ctx, { ...of, isRoundShorter: true });
    return true;
  }
  const series = seriesOf(meeting);
  if (!series || meeting.weeks === null) return false;
  // The change was taken back, or the series has no time between the old end and the new one.
  if (timesOf(series, ends) === timesOf(series, endedBefore)) return false;
  const look_at = nextLook(series, ends, now);
  const sequence = await writeChange(ctx, of, { look_at, ...(look_at ? {} : { state: 'over' }) });
  meeting.sequence = sequence;
  const coming = comingTo(to, meeting.proposer, meeting.times[0]?.said ?? []);
  await mailMembers(ctx, 'meeting-until', { programme, meeting, sequence }, coming);
  return look_at === null;
}

/** Whether a coming time (of a series, its first) would not be over when the round ends. */
const isAfterEnd = (meeting: Meeting, ends: Date, now: Date): boolean =>
  meeting.times.some((time) => time.at > now && isBeyond(seriesAt(meeting, time), ends));

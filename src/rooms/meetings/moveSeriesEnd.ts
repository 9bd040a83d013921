import type { Ctx } from '../ctx.ts';
import { cancelAll } from './cancel.ts';
import { seriesOf } from './queries.ts';
import { nextLook } from './rules/looking.ts';
import { comingTo } from './rules/standing.ts';
import { timesOf } from './rules/times.ts';
import { writeChange, mailMembers } from './writeChange.ts';

/**
 * Lets a series that stands go on, or end, with its round, whose end has moved, within a transaction that has locked its partnership: its sequence rises,
 * and whoever comes to it is told, their calendars too. One that has no time left is called off. Answers whether that was all there is to do.
 */
export async function moveSeriesEnd(
  ctx: Ctx,
  of: Parameters<typeof cancelAll>[1] & { endedBefore: Date; ends: Date },
): Promise<boolean> {
  const { programme, meeting, ends, endedBefore, to } = of;
  const series = seriesOf(meeting);
  if (!series || meeting.weeks === null) return false;
  const times = timesOf(series, ends);
  // The change was taken back, or no time of it lies between the two.
  if (times === timesOf(series, endedBefore)) return false;
  if (times === 0) {
    await cancelAll(ctx, of);
    return true;
  }
  const look_at = nextLook(series, ends, ctx.clock.now());
  const sequence = await writeChange(ctx, of, { look_at, ...(look_at ? {} : { state: 'over' }) });
  meeting.sequence = sequence;
  const coming = comingTo(to, meeting.proposer, meeting.times[0]?.said ?? []);
  await mailMembers(ctx, 'meeting-until', { programme, meeting, sequence }, coming);
  return look_at === null;
}

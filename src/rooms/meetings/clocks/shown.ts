import { instantToWall, wallToInstant } from '../../../lib/time/time.ts';
import type { Meeting } from '../queries.ts';
import { seriesOf } from '../queries.ts';
import { occurrences } from '../rules/times.ts';

/** One time of a meeting: on the proposer's clocks, and when that is. */
export interface Held {
  wall: string;
  at: Date;
}

/** The times of a meeting that are to come, each by its wall time: that is promised, whatever becomes of the zone's rule. */
export function timesToCome(meeting: Meeting, ends: Date, now: Date): Held[] {
  const series = seriesOf(meeting);
  const all = series
    ? [...occurrences(series, ends)]
    : meeting.times.map(({ wall }) => ({ wall, at: wallToInstant(wall, meeting.zone) }));
  return all.filter(({ at }) => at > now).map(({ wall, at }) => ({ wall, at }));
}

/** Each of them as somebody's clocks show it. */
export const shownIn = (zone: string, times: readonly Held[]): string[] =>
  times.map(({ wall, at }) => `${wall} ${instantToWall(at, zone)}`);

/** The times, on the proposer's clocks, that were shown otherwise before. */
export function movedSince(before: readonly string[], now: readonly string[]): string[] {
  const was = new Map(before.map((one) => one.split(' ') as [string, string]));
  return now.flatMap((one) => {
    const [wall, shown] = one.split(' ') as [string, string];
    const earlier = was.get(wall);
    return earlier !== undefined && earlier !== shown ? [wall] : [];
  });
}

import { instantToWall, wallToInstant } from '../../../lib/time/time.ts';
import type { Meeting } from '../queries.ts';
import { seriesOf } from '../queries.ts';
import { occurrences } from '../rules/times.ts';

/** One time of a meeting: on the proposer's clocks, and as an instant. */
export interface Held {
  wall: string;
  at: Date;
}

/** The coming times of a meeting, each by its wall time: the wall time is promised, however the zone's rule changes. */
export function timesToCome(meeting: Meeting, ends: Date, now: Date): Held[] {
  const series = seriesOf(meeting);
  const all = series
    ? [...occurrences(series, ends)]
    : meeting.times.map(({ wall }) => ({ wall, at: wallToInstant(wall, meeting.zone) }));
  return all.filter(({ at }) => at > now).map(({ wall, at }) => ({ wall, at }));
}

/** Each time as a person's clocks show it. */
export const shownIn = (zone: string, times: readonly Held[]): string[] =>
  times.map(({ wall, at }) => `${wall} ${instantToWall(at, zone)}`);

/** The times, on the proposer's clocks, that were shown differently before. */
export function movedSince(before: readonly string[], now: readonly string[]): string[] {
  const was = new Map(before.map((one) => one.split(' ') as [string, string]));
  return now.flatMap((one) => {
    const [wall, shown] = one.split(' ') as [string, string];
    const earlier = was.get(wall);
    return earlier !== undefined && earlier !== shown ? [wall] : [];
  });
}

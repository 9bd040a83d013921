import { nextOccurrence, seriesOf } from '../../../rooms/meetings/index.ts';
import type { Meeting } from '../../../rooms/meetings/index.ts';

/** When a meeting is next; of one that is proposed its first hour that has not passed. Null when there is none. */
export function nextHour(meeting: Meeting, { ends, now }: { ends: Date; now: Date }): Date | null {
  const series = meeting.state === 'stands' ? seriesOf(meeting) : null;
  if (series) return nextOccurrence(series, ends, now)?.at ?? null;
  return meeting.times.find(({ at }) => at > now)?.at ?? null;
}

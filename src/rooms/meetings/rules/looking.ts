import { nextOccurrence } from './times.ts';
import type { Occurrence, Series } from './times.ts';

const HOUR = 3_600_000;

/** Hours before it begins at which a meeting is reminded of. */
export const REMINDED = { day: 24, hour: 1 } as const;
export type ReminderStep = keyof typeof REMINDED;

/** Hours after its end at which members are asked whether they talked. */
export const ASKED_AFTER = 1;

const askedAt = ({ ends }: Occurrence): number => ends.getTime() + ASKED_AFTER * HOUR;

/** The moments at which there is something to do about one time of a meeting, in their order. */
const momentsOf = (one: Occurrence): number[] => [
  one.at.getTime() - REMINDED.day * HOUR,
  one.at.getTime() - REMINDED.hour * HOUR,
  askedAt(one),
];

/** When there is something to do next about a meeting that stands; null once it is over. */
export function nextLook(series: Series, ends: Date, now: Date): Date | null {
  // The question after the last time comes when that one is over already.
  const one = nextOccurrence(series, ends, new Date(now.getTime() - ASKED_AFTER * HOUR));
  const next = one && momentsOf(one).find((moment) => moment > now.getTime());
  return next ? new Date(next) : null;
}

/** The reminder that is due of a time; null where none is. Of two that are, since the program stood still, the later. */
export function dueReminder({ at }: Occurrence, now: Date): ReminderStep | null {
  const left = at.getTime() - now.getTime();
  if (left <= 0) return null;
  if (left <= REMINDED.hour * HOUR) return 'hour';
  return left <= REMINDED.day * HOUR ? 'day' : null;
}

/** Whether it is time to ask whether they talked. */
export const isAskedAfter = (one: Occurrence, now: Date): boolean => askedAt(one) <= now.getTime();

import { nextOccurrence } from './times.ts';
import type { Occurrence, Series } from './times.ts';

const HOUR = 3_600_000;

/** Hours before a meeting begins at which its members are reminded. */
export const REMINDED = { day: 24, hour: 1 } as const;
export type ReminderStep = keyof typeof REMINDED;

/** Hours after its end at which members are asked whether they talked. */
export const ASKED_AFTER = 1;

const askedAt = ({ ends }: Occurrence): number => ends.getTime() + ASKED_AFTER * HOUR;

/** The moments at which one time of a meeting needs attention, in their order. */
const momentsOf = (one: Occurrence): number[] => [
  one.at.getTime() - REMINDED.day * HOUR,
  one.at.getTime() - REMINDED.hour * HOUR,
  askedAt(one),
];

/** When a standing meeting next needs attention; null once it is over. */
export function nextLook(series: Series, ends: Date, now: Date): Date | null {
  // The question after the last time comes when that time is over already.
  const one = nextOccurrence(series, ends, new Date(now.getTime() - ASKED_AFTER * HOUR));
  const next = one && momentsOf(one).find((moment) => moment > now.getTime());
  return next ? new Date(next) : null;
}

/** The reminder that is due for a time; null when none is. If two are due because the program stood still, the later one. */
export function dueReminder({ at }: Occurrence, now: Date): ReminderStep | null {
  const left = at.getTime() - now.getTime();
  if (left <= 0) return null;
  if (left <= REMINDED.hour * HOUR) return 'hour';
  return left <= REMINDED.day * HOUR ? 'day' : null;
}

/** Whether it is time to ask the members whether they talked. */
export const isAskedAfter = (one: Occurrence, now: Date): boolean => askedAt(one) <= now.getTime();

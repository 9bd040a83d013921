import { RHYTHM_DAYS } from '../turn/whoseTurn.ts';

const PERIOD = RHYTHM_DAYS * 86_400_000;

/** When the time ends that is running now, of those that follow one another since the members met. */
export const periodEnd = (metAt: Date, now: Date): Date => new Date(lastEnd(metAt, now).getTime() + PERIOD);

/** When the one before it ended; when they met, in the first. */
export function lastEnd(metAt: Date, now: Date): Date {
  const periods = Math.max(0, Math.floor((now.getTime() - metAt.getTime()) / PERIOD));
  return new Date(metAt.getTime() + periods * PERIOD);
}

/** When a time began that ends at a moment. */
export const periodStart = (end: Date): Date => new Date(end.getTime() - PERIOD);

import { RHYTHM_DAYS } from '../agreement/rhythm.ts';
import type { Rhythm } from '../agreement/rhythm.ts';

/** A partnership whose time goes by in pieces that follow one another since its members met, or since they agreed on how long they are. */
export interface Paced {
  metAt: Date;
  rhythm: Rhythm;
}

const DAY = 86_400_000;

/** A pair without a rhythm is never asked. What they tell counts for RHYTHM_DAYS. */
const lengthOf = ({ days }: Rhythm): number => (days ?? RHYTHM_DAYS) * DAY;

/** When the first of them began. */
export const firstStart = ({ metAt, rhythm: { since } }: Paced): Date =>
  since && since > metAt ? since : metAt;

/** When the time ends that is running now. */
export const periodEnd = (pair: Paced, now: Date): Date =>
  new Date(lastEnd(pair, now).getTime() + lengthOf(pair.rhythm));

/** When the one before it ended; in the first, when that began. */
export function lastEnd(pair: Paced, now: Date): Date {
  const [start, length] = [firstStart(pair).getTime(), lengthOf(pair.rhythm)];
  return new Date(start + Math.max(0, Math.floor((now.getTime() - start) / length)) * length);
}

/** When a time began that ends at a moment. */
export const periodStart = ({ rhythm }: Paced, end: Date): Date => new Date(end.getTime() - lengthOf(rhythm));

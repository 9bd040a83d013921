import { RHYTHM_DAYS } from '../agreement/rhythm.ts';
import type { Rhythm } from '../agreement/rhythm.ts';

/** A partnership whose time is cut into periods. They begin when its members met, or when they agreed on the length. */
export interface Paced {
  metAt: Date;
  rhythm: Rhythm;
}

const DAY = 86_400_000;

/** A pair without a rhythm is never asked. Its answers count for periods of RHYTHM_DAYS. */
const lengthOf = ({ days }: Rhythm): number => (days ?? RHYTHM_DAYS) * DAY;

/** When the first period began. */
export const firstStart = ({ metAt, rhythm: { since } }: Paced): Date =>
  since && since > metAt ? since : metAt;

/** When the present period ends. */
export const periodEnd = (pair: Paced, now: Date): Date =>
  new Date(lastEnd(pair, now).getTime() + lengthOf(pair.rhythm));

/** When the period before ended; in the first period, when that began. */
export function lastEnd(pair: Paced, now: Date): Date {
  const [start, length] = [firstStart(pair).getTime(), lengthOf(pair.rhythm)];
  return new Date(start + Math.max(0, Math.floor((now.getTime() - start) / length)) * length);
}

/** When the period that ends at a moment began. */
export const periodStart = ({ rhythm }: Paced, end: Date): Date => new Date(end.getTime() - lengthOf(rhythm));

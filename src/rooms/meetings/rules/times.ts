import { addDays, wallToInstant } from '../../../lib/time/time.ts';
import { MEETING_LIMITS } from './meeting.ts';

/** A day and the minute of that day, as the proposer's clocks show them: `{ date: '2027-03-01', minute: 1080 }`. */
export interface ProposedTime {
  date: string;
  minute: number;
}

const DAY = 86_400_000;

const two = (number: number): string => String(number).padStart(2, '0');

/** The same as one wall time, `2027-03-01T18:00`; null when there is no such time. */
export function wallOf({ date, minute }: ProposedTime): string | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || !Number.isInteger(minute) || minute < 0 || minute >= 1440)
    return null;
  const wall = `${date}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
  try {
    Temporal.PlainDate.from(date, { overflow: 'reject' });
    return wall;
  } catch {
    return null;
  }
}

export type TimesRefusal = 'times' | 'past' | 'far';

/**
 * One to three proposed times as wall times of a zone, in their order, each once. Refused: no time or too many, an impossible time, one
 * that has passed, one that ends after the round, or one that is months ahead.
 */
export function readTimes(
  times: readonly ProposedTime[],
  of: { zone: string; minutes: number; now: Date; ends: Date },
): { ok: true; walls: string[] } | { ok: false; reason: TimesRefusal } {
  const read = times.map(wallOf);
  const walls = [...new Set(read.filter((wall) => wall !== null))].sort();
  if (walls.length === 0 || read.includes(null) || times.length > MEETING_LIMITS.times)
    return { ok: false, reason: 'times' };
  const last = Math.min(of.ends.getTime(), of.now.getTime() + MEETING_LIMITS.days * DAY);
  for (const wall of walls) {
    const at = wallToInstant(wall, of.zone).getTime();
    if (at <= of.now.getTime()) return { ok: false, reason: 'past' };
    if (at + of.minutes * 60_000 > last) return { ok: false, reason: 'far' };
  }
  return { ok: true, walls };
}

/** When a meeting takes place: its first time, and how often it comes again. */
export interface Series {
  wall: string;
  zone: string;
  minutes: number;
  /** Null for once. */
  weeks: number | null;
  /** Times that are called off. */
  without: readonly string[];
}

export interface Occurrence {
  wall: string;
  at: Date;
  ends: Date;
}

/**
 * A meeting's times in their order, all with the same wall time, without those that are called off; of a series all that end before the
 * round. `ends` is the end of the round.
 */
export function* occurrences(series: Series, ends: Date): Generator<Occurrence> {
  const { zone, minutes, weeks } = series;
  for (let wall = series.wall; ; wall = addDays(wall, weeks * 7)) {
    const at = wallToInstant(wall, zone);
    const occurrence = { wall, at, ends: new Date(at.getTime() + minutes * 60_000) };
    if (weeks !== null && occurrence.ends > ends) return;
    if (!series.without.includes(wall)) yield occurrence;
    if (weeks === null) return;
  }
}

/** Whether its first time would not be over when the round ends, so that it cannot take place. */
export const isBeyond = (series: Series, ends: Date): boolean =>
  occurrences({ ...series, weeks: null, without: [] }, ends).next().value!.ends > ends;

/** The next time that is not over at a moment; null when there is none. */
export function nextOccurrence(series: Series, ends: Date, now: Date): Occurrence | null {
  for (const one of occurrences(series, ends)) if (one.ends > now) return one;
  return null;
}

/** The next time that begins after a moment; null when there is none. A time that has begun can be neither accepted nor called off. */
export function nextToBegin(series: Series, ends: Date, now: Date): Occurrence | null {
  for (const one of occurrences(series, ends)) if (one.at > now) return one;
  return null;
}

/** How often a series takes place at most, including times that are called off: the COUNT of a calendar. */
export const timesOf = (series: Series, ends: Date): number =>
  [...occurrences({ ...series, without: [] }, ends)].length;

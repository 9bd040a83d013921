import type { Selectable } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import { addDays, clockChange, instantToWall, wallToInstant, wallToInstants } from '../../lib/time/time.ts';

export const RHYTHMS = ['each', 'daily', 'weekly'] as const;

/** How a person wants mail that can wait. */
export interface Rhythm {
  /** One by one, or gathered into one mail a day or a week. */
  rhythm: (typeof RHYTHMS)[number];
  /** Everything in the mail itself, so that no page need be opened. */
  everything: boolean;
  /** Only mail that asks something of the person. */
  onlyActs: boolean;
  /** Minutes of the person's day between which nothing that can wait arrives; null for none. May span midnight. */
  quiet: { from: number; until: number } | null;
}

export const USUAL: Rhythm = { rhythm: 'each', everything: false, onlyActs: false, quiet: null };

/** The columns that hold a rhythm, also read from JSON. */
export type RhythmRow = Omit<Selectable<Schema['mail_rhythm']>, 'changed_at'>;

export const rhythmIn = (row: RhythmRow): Rhythm => ({
  rhythm: row.rhythm as Rhythm['rhythm'],
  everything: row.everything,
  onlyActs: row.only_acts,
  quiet:
    row.quiet_from === null || row.quiet_until === null
      ? null
      : { from: row.quiet_from, until: row.quiet_until },
});

/** The digest comes at nine on the reader's own clock; a weekly one on Mondays. */
const MORNING = '09:00';
const MONDAY = 1;

/**
 * When mail that can wait and is due at `due` leaves for a person with this rhythm in their zone: with the next digest, or when their quiet
 * hours are over. Clock changes are those of the zone.
 */
export function leavesAfter(due: Date, zone: string, rhythm: Rhythm): Date {
  const at = rhythm.rhythm === 'each' ? due : nextDigest(due, zone, rhythm.rhythm);
  return afterQuiet(at, zone, rhythm.quiet);
}

function nextDigest(due: Date, zone: string, rhythm: 'daily' | 'weekly'): Date {
  const day = instantToWall(due, zone).slice(0, 10);
  for (let ahead = 0; ; ahead++) {
    const wall = addDays(`${day}T${MORNING}`, ahead);
    const isDay = rhythm === 'daily' || Temporal.PlainDate.from(wall.slice(0, 10)).dayOfWeek === MONDAY;
    const at = wallToInstant(wall, zone);
    if (isDay && at >= due) return at;
  }
}

/** The first moment from `due` on outside the quiet hours: when they end on the clock, or when the clocks jump over that time. */
function afterQuiet(due: Date, zone: string, quiet: Rhythm['quiet']): Date {
  if (!quiet || !isQuiet(due, zone, quiet)) return due;
  const day = `${instantToWall(due, zone).slice(0, 10)}T${timeOf(quiet.until)}`;
  const ends = [0, 1, 2].flatMap((ahead) => wallToInstants(addDays(day, ahead), zone));
  const changes = clockChange(due, zone);
  return [...ends, ...(changes ? [changes] : [])]
    .filter((at) => at >= due && !isQuiet(at, zone, quiet))
    .reduce((first, at) => (at < first ? at : first));
}

function isQuiet(at: Date, zone: string, { from, until }: NonNullable<Rhythm['quiet']>): boolean {
  const minute = minuteOf(instantToWall(at, zone).slice(11)) ?? 0;
  if (from <= until) return minute >= from && minute < until;
  return minute >= from || minute < until;
}

/** 450 → "07:30". */
export const timeOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** "07:30" → 450; null when it is no time of day. */
export function minuteOf(time: string): number | null {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  return match ? Number(match[1]) * 60 + Number(match[2]) : null;
}

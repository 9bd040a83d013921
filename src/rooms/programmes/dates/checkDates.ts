import { isZone, wallToInstant } from '../../../lib/time/time.ts';
import type { Wall } from '../../../lib/time/time.ts';
import { presentZoneName } from '../../../lib/time/zones.ts';
import { DATE_KINDS } from '../rounds/rounds.ts';
import type { DateKind } from '../rounds/rounds.ts';

/** A planned moment as an organiser enters it. */
export interface WallDate {
  /** `2027-03-01T18:00` */
  wall: Wall;
  /** IANA */
  zone: string;
}

export type RoundDates = Record<DateKind, WallDate>;

/** Why a date is refused. `order`: it is not after `after`; `done`: the work of that date is done already. */
type DateProblem =
  | { reason: 'missing' | 'malformed' | 'zone' | 'done' }
  | { reason: 'order' | 'same'; after: DateKind };

export type DateProblems = Partial<Record<DateKind, DateProblem>>;

/** The order of dates; `strict` when the two may not fall on the same instant. */
const ORDER: readonly { before: DateKind; after: DateKind; strict: boolean }[] = [
  { before: 'opens', after: 'closes', strict: true },
  { before: 'closes', after: 'availability', strict: false },
  { before: 'closes', after: 'matches', strict: false },
  { before: 'availability', after: 'matches', strict: false },
  { before: 'matches', after: 'introduces', strict: false },
  { before: 'introduces', after: 'ends', strict: true },
  { before: 'ends', after: 'purges', strict: false },
];

/** The problems of a round's dates, at most one for each date; empty when there are none. */
export function checkDates(dates: RoundDates): DateProblems {
  const problems: DateProblems = {};
  const at = new Map<DateKind, number>();
  for (const kind of DATE_KINDS) {
    const { wall, zone } = dates[kind];
    if (wall === '') problems[kind] = { reason: 'missing' };
    else if (!isWall(wall)) problems[kind] = { reason: 'malformed' };
    else if (!isZone(zone)) problems[kind] = { reason: 'zone' };
    else at.set(kind, wallToInstant(wall, zone).getTime());
  }
  for (const { before, after, strict } of ORDER) {
    const [first, second] = [at.get(before), at.get(after)];
    if (first === undefined || second === undefined) continue;
    if (second < first) problems[after] ??= { reason: 'order', after: before };
    else if (strict && second === first) problems[after] ??= { reason: 'same', after: before };
  }
  return problems;
}

/** Whether a text is a wall time to the minute that exists in the calendar. */
export function isWall(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text)) return false;
  try {
    return Temporal.PlainDateTime.from(text).year >= 1970;
  } catch {
    return false;
  }
}

/** Whether two planned dates say the same, literally and not only in effect; an older name of a zone is the same zone. */
export function sameDate(a: WallDate, b: WallDate): boolean {
  return a.wall === b.wall && presentZoneName(a.zone) === presentZoneName(b.zone);
}

/** Days on the calendar from one wall time to another. */
export function daysBetween(from: Wall, to: Wall): number {
  return Temporal.PlainDate.from(from.slice(0, 10)).until(to.slice(0, 10)).days;
}

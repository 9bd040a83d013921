import { addDays } from '../../lib/time/time.ts';
import { isoDay } from './format.ts';
import { shiftsIn } from './meetingWeeks.ts';
import type { Shift } from './meetingWeeks.ts';
import { sharedHours } from '../../lib/time/sharedHours.ts';
import type { OwnHours, SharedDay, Stretch } from '../../lib/time/sharedHours.ts';

/** One of the reader's days; its stretches are the times when everybody is free. */
export interface FreeDay extends SharedDay {
  /** Hours that the reader gave and that not everybody has. */
  alone: Stretch[];
  /** Meetings that are proposed or arranged. */
  taken: Stretch[];
  /** Changes of clocks that come with this day. */
  shifts: Shift[];
}

/** The first of seven days in the reader's calendar: today, or this many weeks later. */
export const weekFrom = (zone: string, now: Date, weeks: number): string =>
  addDays(`${isoDay(zone, now)}T00:00`, weeks * 7).slice(0, 10);

/** Seven days of the reader, who is first among `people`, without hours that are over. */
export function freeWeek(
  people: readonly OwnHours[],
  { from, now, taken }: { from: string; now: Date; taken: readonly Stretch[] },
): FreeDay[] {
  const before = addDays(`${from}T00:00`, -1).slice(0, 10);
  const all = sharedHours(people, { from: before, days: 8 });
  const shifts = shiftsIn(people, all);
  const own = people[0]?.hours ? sharedHours(people.slice(0, 1), { from, days: 7 }) : [];
  const isToCome = ({ until }: Stretch): boolean => until > now;
  return all
    .filter(({ date }) => date !== before)
    .map((day) => {
      const mine = own.find(({ date }) => date === day.date)?.stretches ?? [];
      return Object.assign(day, {
        stretches: day.stretches.filter(isToCome),
        alone: mine.flatMap((one) => without(one, day.stretches)).filter(isToCome),
        taken: taken.filter((one) => day.from <= one.from && one.from < day.until),
        shifts: shifts.filter((shift) => shift.day === day),
      });
    });
}

/** The parts of a stretch that lie in none of the others; these are in order. */
function without({ from, until }: Stretch, others: readonly Stretch[]): Stretch[] {
  const found: Stretch[] = [];
  let start = from;
  for (const other of others) {
    if (other.until <= start || other.from >= until) continue;
    if (other.from > start) found.push({ from: start, until: other.from });
    start = other.until;
  }
  if (start < until) found.push({ from: start, until });
  return found;
}

import { offsetMinutes, onWall } from '../../lib/time/time.ts';
import { isoDay } from './format.ts';
import { sharedHours } from '../../lib/time/sharedHours.ts';
import type { OwnHours, SharedDay } from '../../lib/time/sharedHours.ts';

/** Days of a week with the same hours on everybody's clock. */
export interface SameDays {
  days: SharedDay[];
}

/** From a day on, somebody's clock differs from the reader's by another amount. */
export interface Shift {
  /** The first day with the new difference at noon. */
  day: SharedDay;
  /** The index among the people; never 0, the reader. */
  person: number;
  /** By how many minutes a time of that person comes later for the reader than before; negative: earlier. */
  minutes: number;
}

/** A week, or its days until clocks change. */
export interface MeetingWeek {
  /** Changes that come with its first day. */
  shifts: Shift[];
  /** How many days it has. */
  length: number;
  same: SameDays[];
}

export interface Meeting {
  weeks: MeetingWeek[];
  /** The source of the hours: everybody gave hours, nobody did (then waking hours count), or some did. */
  given: 'all' | 'some' | 'none';
  /** Whether there are any hours at all. */
  some: boolean;
}

/** How many days ahead a change of clocks is announced. */
const AHEAD = 14;
const WEEK = 7;

/**
 * When everybody can meet in the reader's coming week, and in the week after each change of clocks within the next fourteen days. The
 * reader is first among `people`. Today's past hours are left out; when none are left, the week begins tomorrow.
 */
export function meetingWeeks(people: readonly OwnHours[], now: Date): Meeting {
  const count = people.filter(({ hours }) => hours).length;
  const home = people[0]?.zone ?? 'UTC';
  const [today, ...later] = sharedHours(people, { from: isoDay(home, now), days: AHEAD + WEEK });
  const stretches = today?.stretches.filter(({ until }) => until > now) ?? [];
  const isOver = stretches.length === 0 && (today?.stretches.length ?? 0) > 0;
  const days = today ? [{ ...today, stretches }, ...later] : later;
  const changes = shiftsIn(people, days.slice(0, AHEAD));
  const starts = [isOver ? 1 : 0, ...new Set(changes.map(({ day }) => days.indexOf(day)))];
  const weeks = starts.flatMap((start, index): MeetingWeek[] => {
    const part = days.slice(start, Math.min(start + WEEK, starts[index + 1] ?? Infinity));
    const shifts = index === 0 ? [] : changes.filter(({ day }) => day === days[start]);
    return part.length === 0 ? [] : [{ shifts, length: part.length, same: sameDays(people, part) }];
  });
  return {
    weeks,
    given: count === 0 ? 'none' : count === people.length ? 'all' : 'some',
    some: weeks.some(({ same }) => same.length > 0),
  };
}

/** Compares clocks at noon: changes within one day, here and there, count as one. */
export function shiftsIn(people: readonly OwnHours[], days: readonly SharedDay[]): Shift[] {
  const [reader, ...others] = people;
  if (!reader) return [];
  const apart = ({ zone }: OwnHours, { from, until }: SharedDay): number => {
    const noon = new Date((from.getTime() + until.getTime()) / 2);
    return offsetMinutes(reader.zone, noon) - offsetMinutes(zone, noon);
  };
  return days.slice(1).flatMap((day, index) =>
    others.flatMap((other, at) => {
      const minutes = apart(other, day) - apart(other, days[index]!);
      return minutes === 0 ? [] : [{ day, person: at + 1, minutes }];
    }),
  );
}

function sameDays(people: readonly OwnHours[], days: readonly SharedDay[]): SameDays[] {
  const found = new Map<string, SameDays>();
  for (const day of days) {
    if (day.stretches.length === 0) continue;
    const key = people.map(({ zone }) => onWalls(zone, day)).join(' ');
    const same = found.get(key) ?? { days: [] };
    same.days.push(day);
    found.set(key, same);
  }
  return [...found.values()];
}

/** A day's hours on a wall clock, counted from the reader's day. */
function onWalls(zone: string, { date, stretches }: SharedDay): string {
  const first = Date.parse(date) / 86_400_000;
  return stretches
    .flatMap(({ from, until }) => [onWall(zone, from), onWall(zone, until)])
    .map(({ day, minutes }) => (day - first) * 1440 + minutes)
    .join();
}

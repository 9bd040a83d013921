import { WAKING } from '#matching';
import type { Comers, Span } from '../../../lib/time/comers.ts';
import { clockSpan, onWall } from '../../../lib/time/time.ts';

/** One chat: when each of its sessions begins, and how long a session is. */
export interface ChatHours {
  starts: readonly Date[];
  minutes: number;
}

const MINUTE = 60_000;
const HALF = 30;

/** The number of people in each part of the world. */
export function peopleByPart(comers: readonly Comers[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const { part, people } of comers) found.set(part, (found.get(part) ?? 0) + people);
  return found;
}

/**
 * For each chat, in order: how many people of each part of the world could come to it. They can come to at least one session from beginning
 * to end, at hours they gave or, if they gave none, while awake. They cannot come while they are away.
 */
export function couldCome(comers: readonly Comers[], chats: readonly ChatHours[]): Map<string, number>[] {
  const walls = new Map<string, (readonly number[])[][]>();
  const onWalls = (zone: string): (readonly number[])[][] => {
    let all = walls.get(zone);
    if (!all) {
      all = chats.map(({ starts, minutes }) => starts.map((start) => halvesOf(zone, start, minutes)));
      walls.set(zone, all);
    }
    return all;
  };
  const counts = chats.map(() => new Map<string, number>());
  for (const one of comers) {
    const all = onWalls(one.zone);
    for (const [index, { starts, minutes }] of chats.entries()) {
      const comes = starts.some(
        (start, session) => isFree(one.hours, all[index]![session]!) && !isAway(one.away, start, minutes),
      );
      if (comes) counts[index]!.set(one.part, (counts[index]!.get(one.part) ?? 0) + one.people);
    }
  }
  return counts;
}

/** Half hours of a week, and the half hour in which 1970 began: a Thursday, while weeks begin on Monday. */
const WEEK = 336;
const EPOCH = 3 * 48;

/** Consecutive half hours of a week, by the first and their number: thousands of sessions share a few lists. */
const IN_A_ROW = new Map<number, readonly number[]>();

function inARow(first: number, count: number): readonly number[] {
  const key = first + count * WEEK;
  let found = IN_A_ROW.get(key);
  if (!found) {
    found = Array.from({ length: count }, (_, nth) => (first + nth) % WEEK);
    IN_A_ROW.set(key, found);
  }
  return found;
}

/** The half hours of a zone's week that a session overlaps, also across a change of its clocks. */
function halvesOf(zone: string, start: Date, minutes: number): readonly number[] {
  const end = start.getTime() + minutes * MINUTE;
  const { until, minutes: ahead } = clockSpan(zone, start);
  if (end <= until) {
    const wall = Math.floor(start.getTime() / MINUTE) + ahead;
    const first = Math.floor(wall / HALF);
    return inARow((first + EPOCH) % WEEK, Math.ceil((wall + minutes) / HALF) - first);
  }
  const found: number[] = [];
  for (let time = start.getTime(); time < end;) {
    const { day, minutes: wall } = onWall(zone, new Date(time));
    // Days are counted from a Thursday.
    found.push((((day % 7) + 10) % 7) * 48 + Math.floor(wall / HALF));
    time += (HALF - (wall % HALF)) * MINUTE;
  }
  return found;
}

const isFree = (hours: string | null, halves: readonly number[]): boolean =>
  halves.every((half) => (hours === null ? isAwake((half % 48) * HALF) : hours[half] === '1'));

/** Whether a half hour that begins this many minutes after midnight lies in waking hours. */
export const isAwake = (minute: number): boolean => minute >= WAKING.from * 60 && minute < WAKING.until * 60;

const isAway = (away: readonly Span[], start: Date, minutes: number): boolean => {
  const end = start.getTime() + minutes * MINUTE;
  return away.some(({ from, until }) => from.getTime() < end && start < until);
};

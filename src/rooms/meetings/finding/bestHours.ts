import { WAKING } from '#matching';
import { clockSpan, onWall, wallToInstant } from '../../../lib/time/time.ts';
import type { Wall } from '../../../lib/time/time.ts';
import { sharedHours } from '../../../lib/time/sharedHours.ts';
import type { OwnHours, Stretch } from '../../../lib/time/sharedHours.ts';
import { chosenHours } from './chosenHours.ts';

/** A search for hours that suit all of some people; the first of them is the reader. */
export interface Search {
  people: readonly OwnHours[];
  /** The first day in the reader's calendar: `2027-03-01`. */
  from: string;
  days?: number;
  /** The length of the meeting. */
  minutes: number;
  /** No hour begins before `earliest` or ends after `latest`. */
  earliest: Date;
  latest: Date;
  /** Times at which somebody has a meeting already, or is away. */
  taken: readonly Stretch[];
}

/** An hour that suits everybody. */
export interface SuitingHour {
  /** On the reader's clocks: `2027-03-01T18:00`. */
  wall: Wall;
  at: Date;
  /** How badly the hour suits, mainly the person it suits worst; only for comparing hours. */
  cost: number;
  /** Whether everybody is awake throughout. */
  isAwake: boolean;
}

const MINUTE = 60_000;
const STEP = 30;
/** The middle of a waking day, in minutes since midnight. */
const MIDDLE = ((WAKING.from + WAKING.until) / 2) * 60;
/** The cost of a half-hour: more than two hours' difference costs two people, since most people arrange whole hours. */
const HALF_HOUR = 900;
const AWAKE = ((WAKING.until - WAKING.from) / 2) * 60;

/** At most five hours of a search, in their order, on days as far apart as possible. */
export const bestHours = (search: Search): SuitingHour[] => chosenHours(suitingHours(search));

/**
 * Every full and half hour on the reader's clocks from which all people are free for the whole meeting. People are free in the hours they
 * gave; people who gave none, in their waking hours. An hour that the reader's clocks skip does not count; of an hour that comes twice, the
 * first counts.
 */
export function suitingHours({ people, ...search }: Search): SuitingHour[] {
  const home = people[0]?.zone ?? 'UTC';
  const { from, days = 7, minutes, earliest, latest, taken } = search;
  // A meeting may run into the day after the last.
  const shared = sharedHours(people, { from, days: days + 1 });
  const free = joined(shared.flatMap(({ stretches }) => stretches));
  const length = minutes * MINUTE;
  const [soonest, last] = [earliest.getTime(), latest.getTime()];
  // The first stretch that ends late enough. The hours come in order, so no earlier stretch is looked at again.
  let next = 0;
  return shared.slice(0, -1).flatMap((day) => {
    const { date } = day;
    const found: SuitingHour[] = [];
    const isPlain = isWithoutChange(day, home);
    const midnight = day.from.getTime();
    for (let minute = 0; minute < 1440; minute += STEP) {
      const wall = `${date}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
      const from = isPlain ? midnight + minute * MINUTE : wallToInstant(wall, home).getTime();
      const until = from + length;
      const isSkipped = !isPlain && onWall(home, new Date(from)).minutes !== minute;
      if (isSkipped || from < soonest || until > last) continue;
      while (next < free.length && free[next]!.until < until) next++;
      if (next === free.length || free[next]!.from > from) continue;
      if (taken.some((one) => one.from.getTime() < until && from < one.until.getTime())) continue;
      const at = new Date(from);
      found.push({ wall, at, ...howItSuits(people, at, minutes) });
    }
    return found;
  });
}

/** Whether a day begins at midnight and its clocks do not change: then its hours need only arithmetic. */
const isWithoutChange = ({ from, until }: Stretch, zone: string): boolean =>
  onWall(zone, from).minutes === 0 && clockSpan(zone, from).until >= until.getTime();

const two = (number: number): string => String(number).padStart(2, '0');

/**
 * How far the middle of a meeting is from the middle of each person's day. The greatest distance counts most, then the sum, then whether it
 * is a full hour.
 */
function howItSuits(
  people: readonly OwnHours[],
  at: Date,
  minutes: number,
): Pick<SuitingHour, 'cost' | 'isAwake'> {
  const middle = new Date(at.getTime() + (minutes * MINUTE) / 2);
  const far = people.map(({ zone }) => {
    const off = Math.abs(onWall(zone, middle).minutes - MIDDLE);
    return Math.min(off, 1440 - off);
  });
  const worst = Math.max(...far);
  const isRound = onWall(people[0]?.zone ?? 'UTC', at).minutes % 60 === 0;
  return {
    cost: 4 * worst + far.reduce((sum, one) => sum + one, 0) + (isRound ? 0 : HALF_HOUR),
    isAwake: worst + minutes / 2 <= AWAKE,
  };
}

/** Stretches in order, in milliseconds since 1970; stretches that touch are joined. */
function joined(stretches: readonly Stretch[]): { from: number; until: number }[] {
  const found: { from: number; until: number }[] = [];
  for (const stretch of stretches) {
    const [from, until] = [stretch.from.getTime(), stretch.until.getTime()];
    const before = found.at(-1);
    if (before?.until === from) before.until = until;
    else found.push({ from, until });
  }
  return found;
}

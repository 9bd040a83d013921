import { WAKING } from '#matching';
import { onWall } from '../../lib/time/time.ts';

/** A stretch of time: from an instant up to another. */
export interface Stretch {
  from: Date;
  until: Date;
}

/** Somebody's clock, and the half hours of their week (336 of 0 and 1, Monday 00:00 of their wall first) if they gave any. */
export interface OwnHours {
  zone: string;
  hours?: string | null | undefined;
}

export interface Together {
  /** Within the day that they are of: the one asked for, or the next on which given hours meet. */
  at: Date;
  stretches: Stretch[];
  /** The source of the hours: given by everybody, by nobody (waking hours then), or by some. */
  given: 'all' | 'some' | 'none';
}

const step = 30 * 60_000;

/**
 * When everybody can meet, by the hours they gave and waking hours for who gave none. A week is looked through where hours were given, which differ from
 * day to day and may be over for today; `stretches` is empty when there are none.
 */
export function meetingHours(people: readonly OwnHours[], at: Date): Together {
  const count = people.filter(({ hours }) => hours).length;
  const given = count === 0 ? 'none' : count === people.length ? 'all' : 'some';
  const home = people[0]?.zone ?? 'UTC';
  const first = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(home).startOfDay();
  // The seventh day is today's again, for hours that are over by now.
  for (let days = 0; days <= (count === 0 ? 0 : 7); days++) {
    const day = first.add({ days });
    const all = hoursWithin(people, day.epochMilliseconds, day.add({ days: 1 }).epochMilliseconds);
    const stretches = count === 0 ? all : all.filter(({ until }) => until > at);
    if (stretches.length > 0)
      return { at: days === 0 ? at : new Date(day.epochMilliseconds), stretches, given };
  }
  return { at, stretches: [], given };
}

/** Stretches that run on over the end are cut there. */
function hoursWithin(people: readonly OwnHours[], start: number, end: number): Stretch[] {
  const found: Stretch[] = [];
  for (let time = start; time < end; time += step) {
    if (!people.every((person) => isFree(person, time))) continue;
    const last = found.at(-1);
    if (last && last.until.getTime() === time) last.until = new Date(time + step);
    else found.push({ from: new Date(time), until: new Date(time + step) });
  }
  return found;
}

/** Whether the half hour from `time` lies wholly in somebody's hours. */
function isFree({ zone, hours }: OwnHours, time: number): boolean {
  const { day, minutes } = onWall(zone, new Date(time));
  if (!hours) return minutes >= WAKING.from * 60 && minutes + 30 <= WAKING.until * 60;
  // The week of hours begins on a Monday.
  const at = ((day + 3) % 7) * 48 + minutes / 30;
  return hours[Math.floor(at)] === '1' && hours[Math.ceil(at) % hours.length] === '1';
}

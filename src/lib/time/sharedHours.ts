import { WAKING } from '#matching';
import { clockSpan } from './time.ts';

/** A stretch of time: from an instant up to another. */
export interface Stretch {
  from: Date;
  until: Date;
}

/** A person's clock, and the half hours of their week (336 of 0 and 1, from Monday 00:00 on their wall clock), if they gave any. */
export interface OwnHours {
  zone: string;
  hours?: string | null | undefined;
}

/** One day of the first person, and when everybody is free on it. */
export interface SharedDay extends Stretch {
  /** `2027-03-01`, in the first person's calendar. */
  date: string;
  /** ISO weekday: Monday is 1. */
  weekday: number;
  stretches: Stretch[];
}

/** From and until, in minutes since 1970. */
type Run = [from: number, until: number];

const DAY = 1440;

/**
 * When everybody is free, day by day in the first person's calendar: by the hours that each gave, or by waking hours. `week.from` is the
 * first day (`2027-03-01`); a day that a zone skips is left out. Exact to the minute, also across changes of anybody's clock: nobody is
 * free in a skipped hour, and an hour that comes twice is free both times. Stretches end with the day.
 */
export function sharedHours(people: readonly OwnHours[], week: { from: string; days?: number }): SharedDay[] {
  const home = people[0]?.zone ?? 'UTC';
  const { days = 7 } = week;
  const first = Temporal.PlainDate.from(week.from);
  const starts = Array.from({ length: days + 1 }, (_, index) => startOf(first.add({ days: index }), home));
  const span: Run = [starts[0]!, starts.at(-1)!];
  const free = people.map((person) => runsOf(person, span));
  const shared = free.reduce(overlap, [span]);
  return starts.slice(0, -1).flatMap((from, index) => {
    const until = starts[index + 1]!;
    if (until <= from) return [];
    const date = first.add({ days: index });
    const within = overlap(shared, [[from, until]]);
    return [
      {
        date: date.toString(),
        weekday: date.dayOfWeek,
        ...stretch([from, until]),
        stretches: within.map(stretch),
      },
    ];
  });
}

/** The minute in which a day begins in a zone. For a day that the zone skips, the minute in which the next day begins. */
const startOf = (date: Temporal.PlainDate, zone: string): number =>
  date.toZonedDateTime(zone).epochMilliseconds / 60_000;

const stretch = ([from, until]: Run): Stretch => ({
  from: new Date(from * 60_000),
  until: new Date(until * 60_000),
});

/** When somebody is free within a span, in order. Between two changes of their clock, wall time follows by arithmetic. */
function runsOf({ zone, hours }: OwnHours, [start, end]: Run): Run[] {
  const found: Run[] = [];
  for (let time = start; time < end;) {
    const { minutes: ahead, until } = clockSpan(zone, new Date(time * 60_000));
    const stop = Math.min(end, until / 60_000);
    for (let day = Math.floor((time + ahead) / DAY); day * DAY - ahead < stop; day++) {
      for (const [from, last] of wallRuns(hours, day)) {
        const run: Run = [Math.max(time, from + day * DAY - ahead), Math.min(stop, last + day * DAY - ahead)];
        if (run[0] >= run[1]) continue;
        const before = found.at(-1);
        if (before?.[1] === run[0]) before[1] = run[1];
        else found.push(run);
      }
    }
    time = stop;
  }
  return found;
}

/** The free minutes of a day on the wall clock; days are counted from 1 January 1970, a Thursday. */
function wallRuns(hours: string | null | undefined, day: number): Run[] {
  if (!hours) return [[WAKING.from * 60, WAKING.until * 60]];
  const bits = hours.slice((((day % 7) + 10) % 7) * 48).slice(0, 48);
  return [...bits.matchAll(/1+/g)].map(({ index, 0: run }) => [index * 30, (index + run.length) * 30]);
}

/** The times that lie in runs of both lists. Each list is in order, and its runs do not touch. */
function overlap(some: readonly Run[], others: readonly Run[]): Run[] {
  const found: Run[] = [];
  for (let [a, b] = [0, 0]; a < some.length && b < others.length;) {
    const from = Math.max(some[a]![0], others[b]![0]);
    const until = Math.min(some[a]![1], others[b]![1]);
    if (from < until) found.push([from, until]);
    if (some[a]![1] < others[b]![1]) a++;
    else b++;
  }
  return found;
}

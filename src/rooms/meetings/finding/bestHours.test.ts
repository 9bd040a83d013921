import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wallOf } from '../../../../test/walls.ts';
import { weekBits } from '../../../lib/time/week.ts';
import type { OwnHours, Stretch } from '../../../lib/time/sharedHours.ts';
import { bestHours, suitingHours } from './bestHours.ts';
import type { Search } from './bestHours.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Goes through each minute and checks everybody's clocks; shares no code with the function that it checks. */
function byMinutes({ people, from, days = 7, minutes, earliest, latest, taken }: Search): string[] {
  const walls = people.map(({ zone }) => wallOf(zone));
  const last = new Date(Date.parse(from) + days * 24 * HOUR).toISOString().slice(0, 10);
  const [start, end] = [Date.parse(from) - 15 * HOUR, Date.parse(last) + 20 * HOUR];
  const begins: string[] = [];
  // The number of minutes up to here for which everybody has been free.
  const seen = new Set<string>();
  const starts = new Map<number, string>();
  for (let [time, run] = [start, 0]; time < end; time += MINUTE) {
    const { wall } = walls[0]!(time);
    const isNew = !seen.has(wall);
    seen.add(wall);
    if (isNew && /:[03]0$/.test(wall) && wall >= from && wall < last) starts.set(time, wall);
    const isFree =
      time >= earliest.getTime() &&
      time < latest.getTime() &&
      !taken.some((one) => one.from.getTime() <= time && time < one.until.getTime()) &&
      people.every(({ hours }, index) => {
        const { minute } = walls[index]!(time);
        return hours ? hours[Math.floor(minute / 30)] === '1' : minute % 1440 >= 420 && minute % 1440 < 1380;
      });
    run = isFree ? run + 1 : 0;
    const begun = starts.get(time - (minutes - 1) * MINUTE);
    if (run >= minutes && begun) begins.push(begun);
  }
  return begins.toSorted();
}

const week = fc
  .array(fc.tuple(fc.nat(335), fc.integer({ min: 2, max: 20 })), { minLength: 2, maxLength: 14 })
  .map((runs) => {
    const bits = Array.from({ length: 336 }, () => '0');
    for (const [from, length] of runs) bits.fill('1', from, from + length);
    return bits.join('');
  });

/** Weeks in which clocks change, and an ordinary week. */
const weeks = fc.constantFrom(
  '2027-03-25',
  '2027-10-28',
  '2027-04-01',
  '2027-09-02',
  '2026-11-28',
  '2028-02-27',
);
const zones = fc.constantFrom(
  'Europe/London',
  'Asia/Kathmandu',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'America/Santiago',
  'Pacific/Kiritimati',
  'Pacific/Niue',
  'Africa/Cairo',
  'Asia/Shanghai',
);
const search = fc
  .record({
    people: fc.array(fc.record({ zone: zones, hours: fc.option(week) }), { minLength: 2, maxLength: 3 }),
    from: weeks,
    minutes: fc.constantFrom(15, 30, 45, 60, 90, 120),
    lead: fc.nat(72),
    taken: fc.array(fc.tuple(fc.nat(7 * 24 * 4), fc.integer({ min: 1, max: 40 })), { maxLength: 4 }),
  })
  .map(({ lead, taken, people, from, minutes }): Search => {
    const start = Date.parse(from);
    const quarter = 15 * MINUTE;
    return {
      people,
      from,
      minutes,
      earliest: new Date(start + lead * HOUR),
      latest: new Date(start + 150 * HOUR),
      taken: taken.map(([at, length]) => ({
        from: new Date(start + at * quarter),
        until: new Date(start + (at + length) * quarter),
      })),
    };
  });

test('hours that suit two or three are those of a look at every minute on each one’s wall, also when clocks change', () => {
  fc.assert(
    fc.property(search, (search) => {
      expect(suitingHours(search).map(({ wall }) => wall)).toEqual(byMinutes(search));
    }),
    { numRuns: 12 },
  );
});

test('at most five of them are offered, in order, on as many days as there are, awake before asleep', () => {
  fc.assert(
    fc.property(search, (search) => {
      const all = suitingHours(search);
      const best = bestHours(search);
      const walls = new Set(all.map(({ wall }) => wall));
      expect(best.length).toBeLessThanOrEqual(5);
      expect(best.every(({ wall }) => walls.has(wall))).toBe(true);
      expect(best.map(({ at }) => at)).toEqual(
        best.map(({ at }) => at).toSorted((a, b) => a.getTime() - b.getTime()),
      );
      const days = (of: typeof all): number => new Set(of.map(({ wall }) => wall.slice(0, 10))).size;
      expect(days(best)).toBe(Math.min(5, days(all)));
      const awake = all.filter(({ isAwake }) => isAwake);
      expect(days(best.filter(({ isAwake }) => isAwake))).toBe(Math.min(5, days(awake)));
    }),
    { numRuns: 60 },
  );
});

const ordinary = (people: readonly OwnHours[], more: Partial<Search> = {}): Search => ({
  people,
  from: '2027-02-14',
  minutes: 60,
  earliest: new Date('2027-02-14T00:00:00Z'),
  latest: new Date('2027-06-01T00:00:00Z'),
  taken: [],
  ...more,
});
const rome = (hours: string): OwnHours[] => [{ zone: 'Europe/Rome' }, { zone: 'Europe/Rome', hours }];
const walls = (search: Search): string[] => bestHours(search).map(({ wall }) => wall.slice(5));

test('the hours are humane for whoever has it worst, on days spread over the week, and not each day the same', () => {
  const both = [{ zone: 'Europe/Rome' }, { zone: 'Asia/Shanghai' }];
  expect(walls(ordinary(both))).toEqual([
    '02-14T11:00',
    '02-16T10:00',
    '02-17T12:00',
    '02-19T11:00',
    '02-20T09:00',
  ]);
});

test('where few days have an hour, each offers more than one; where none has, nothing is offered', () => {
  const saturday = weekBits(['6-4', '6-5', '6-6', '6-7']);
  expect(walls(ordinary(rome(saturday)))).toEqual(['02-20T08:00', '02-20T11:00', '02-20T14:00']);
  expect(
    walls(
      ordinary([
        { zone: 'Europe/Rome', hours: weekBits(['1-4']) },
        { zone: 'Europe/Rome', hours: saturday },
      ]),
    ),
  ).toEqual([]);
  const away: Stretch = { from: new Date('2027-02-20T00:00:00Z'), until: new Date('2027-02-20T10:30:00Z') };
  expect(walls(ordinary(rome(saturday), { taken: [away] }))).toEqual(['02-20T14:00']);
});

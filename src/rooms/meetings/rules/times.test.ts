import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allZones } from '../../../lib/time/zones.ts';
import { instantToWall, wallToInstant } from '../../../lib/time/time.ts';
import { nextOccurrence, occurrences, readTimes, wallOf } from './times.ts';
import type { Series } from './times.ts';

const NOW = new Date('2027-01-10T12:00:00Z');
const ENDS = new Date('2027-06-30T12:00:00Z');
const of = { zone: 'Europe/Rome', minutes: 60, now: NOW, ends: ENDS };

const series = fc.record({
  zone: fc.constantFrom(...allZones()),
  day: fc.integer({ min: 0, max: 150 }),
  minute: fc.integer({ min: 0, max: 1439 }),
  minutes: fc.constantFrom(15, 60, 120),
  weeks: fc.constantFrom(null, 1, 2, 4),
});

const made = ({ zone, day, minute, minutes, weeks }: Parameters<Parameters<typeof series.map>[0]>[0]) => {
  const date = Temporal.PlainDate.from('2027-01-11').add({ days: day }).toString();
  return { zone, wall: wallOf({ date, minute })!, minutes, weeks, without: [] } satisfies Series;
};

test('a time is a day of the calendar and a minute of it', () => {
  expect(wallOf({ date: '2027-03-01', minute: 18 * 60 + 5 })).toBe('2027-03-01T18:05');
  for (const [date, minute] of [
    ['2027-02-30', 0],
    ['2027-2-3', 0],
    ['2027-03-01', 1440],
    ['2027-03-01', -1],
    ['2027-03-01', 0.5],
  ] as const)
    expect(wallOf({ date, minute })).toBeNull();
});

const day = (date: string, hour = 18) => ({ date, minute: hour * 60 });

test('one to three times are taken in their order; none that has passed, or ends after the round, or is months ahead', () => {
  expect(readTimes([day('2027-02-02'), day('2027-02-01'), day('2027-02-02')], of)).toEqual({
    ok: true,
    walls: ['2027-02-01T18:00', '2027-02-02T18:00'],
  });
  const refused = (...times: ReturnType<typeof day>[]) => {
    const read = readTimes(times, of);
    return read.ok ? null : read.reason;
  };
  expect(refused()).toBe('times');
  expect(refused(...[1, 2, 3, 4].map((one) => day(`2027-02-0${one}`)))).toBe('times');
  expect(refused(day('2027-02-01'), day('soon'))).toBe('times');
  expect(refused(day('2027-01-10', 13))).toBe('past');
  expect(refused(day('2027-01-10', 14))).toBeNull();
  expect(refused(day('2027-06-29'))).toBe('far');
  expect(readTimes([day('2027-02-01')], { ...of, ends: new Date('2027-02-01T17:59:00Z') }).ok).toBe(false);
});

test('each time of a series is the same on its proposer’s wall, so many weeks after the last, and over before the round ends', () => {
  fc.assert(
    fc.property(series.map(made), (one) => {
      const all = [...occurrences(one, ENDS)];
      expect(all.every(({ ends }) => one.weeks === null || ends <= ENDS)).toBe(true);
      for (const [index, { wall, at }] of all.entries()) {
        expect(wall.slice(11)).toBe(one.wall.slice(11));
        const days = Temporal.PlainDate.from(one.wall.slice(0, 10)).until(wall.slice(0, 10)).days;
        expect(days).toBe(index * (one.weeks ?? 0) * 7);
        // A time that the clocks skip is later by as much as they jump.
        const shown = instantToWall(at, one.zone);
        expect(
          shown === wall || (shown > wall && at.getTime() === wallToInstant(wall, one.zone).getTime()),
        ).toBe(true);
      }
    }),
  );
});

test('the next time is the first that is not over, and none that is off', () => {
  fc.assert(
    fc.property(series.map(made), fc.integer({ min: 0, max: 160 }), (one, days) => {
      const now = new Date(NOW.getTime() + days * 86_400_000);
      const all = [...occurrences(one, ENDS)];
      const next = nextOccurrence(one, ENDS, now);
      expect(next).toEqual(all.find(({ ends }) => ends > now) ?? null);
      if (!next) return;
      const after = nextOccurrence({ ...one, without: [next.wall] }, ENDS, now);
      expect(after).toEqual(all[all.findIndex(({ wall }) => wall === next.wall) + 1] ?? null);
    }),
  );
});

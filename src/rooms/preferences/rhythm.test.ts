import fc from 'fast-check';
import { expect, test } from 'vitest';
import { USUAL } from './index.ts';
import type { Rhythm } from './index.ts';
import { instantToWall } from '../../lib/time/time.ts';
import { leavesAfter, minuteOf } from './rhythm.ts';

const NIGHT: Rhythm = { ...USUAL, quiet: { from: 22 * 60, until: 7 * 60 } };

const DAILY: Rhythm = { ...USUAL, rhythm: 'daily' };

test.each([
  ['2027-01-15T12:00:00Z', 'Europe/Rome', '2027-01-15T12:00:00.000Z'],
  ['2027-01-15T22:30:00Z', 'Europe/Rome', '2027-01-16T06:00:00.000Z'],
  ['2027-01-16T03:00:00Z', 'Europe/Rome', '2027-01-16T06:00:00.000Z'],
  // The night in which the clocks go forward is an hour shorter, and the one in which they go back an hour longer.
  ['2027-03-27T22:30:00Z', 'Europe/Rome', '2027-03-28T05:00:00.000Z'],
  ['2027-10-30T22:30:00Z', 'Europe/Rome', '2027-10-31T06:00:00.000Z'],
  ['2027-01-15T18:00:00Z', 'Asia/Kathmandu', '2027-01-16T01:15:00.000Z'],
])('in quiet hours from ten to seven, what is due at %s in %s leaves at %s', (due, zone, leaves) => {
  expect(leavesAfter(new Date(due), zone, NIGHT).toISOString()).toBe(leaves);
});

test.each([
  ['daily', '2027-01-15T07:59:00Z', 'Europe/Rome', '2027-01-15T08:00:00.000Z'],
  ['daily', '2027-01-15T08:00:01Z', 'Europe/Rome', '2027-01-16T08:00:00.000Z'],
  ['daily', '2027-03-27T12:00:00Z', 'Europe/Rome', '2027-03-28T07:00:00.000Z'],
  ['daily', '2027-10-30T12:00:00Z', 'Europe/Rome', '2027-10-31T08:00:00.000Z'],
  ['weekly', '2027-01-15T12:00:00Z', 'Pacific/Apia', '2027-01-17T20:00:00.000Z'],
  ['weekly', '2027-01-18T08:00:00Z', 'Europe/Rome', '2027-01-18T08:00:00.000Z'],
] as const)('a %s digest takes what is due at %s in %s along at %s', (rhythm, due, zone, leaves) => {
  expect(leavesAfter(new Date(due), zone, { ...USUAL, rhythm }).toISOString()).toBe(leaves);
});

const anyQuiet = fc
  .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 0, max: 95 }))
  .map(([from, until]) => ({ from: from * 15, until: until * 15 }));

/** Instants around the clock changes of 2027, to the quarter of an hour. */
const anyDue = fc
  .tuple(
    fc.constantFrom('2027-03-26', '2027-04-02', '2027-04-28', '2027-10-01', '2027-10-28', '2027-10-30'),
    fc.integer({ min: 0, max: 4 * 24 * 4 }),
  )
  .map(([day, quarters]) => new Date(Date.parse(day) + quarters * QUARTER));

const QUARTER = 900_000;

const anyZone = fc.constantFrom(
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'America/St_Johns',
  'America/New_York',
  'Antarctica/Troll',
);

test('quiet hours end at the first moment that is not in them, on every day and in every zone', () => {
  fc.assert(
    fc.property(anyDue, anyZone, anyQuiet, (due, zone, quiet) => {
      const isQuiet = (at: Date): boolean => {
        const minute = minuteOf(instantToWall(at, zone).slice(11))!;
        if (quiet.from === quiet.until) return false;
        return quiet.from < quiet.until
          ? minute >= quiet.from && minute < quiet.until
          : minute >= quiet.from || minute < quiet.until;
      };
      const leaves = leavesAfter(due, zone, { ...USUAL, quiet });
      let first = due;
      while (isQuiet(first)) first = new Date(first.getTime() + QUARTER);
      expect(leaves.toISOString()).toBe(first.toISOString());
    }),
    { numRuns: 3000 },
  );
});

test('a digest comes at the first nine in the morning from then on, in every zone', () => {
  fc.assert(
    fc.property(anyDue, anyZone, (due, zone) => {
      const leaves = leavesAfter(due, zone, DAILY);
      expect(instantToWall(leaves, zone).slice(11)).toBe('09:00');
      const hours = (leaves.getTime() - due.getTime()) / 3_600_000;
      expect(hours).toBeGreaterThanOrEqual(0);
      expect(hours).toBeLessThan(26);
    }),
  );
});

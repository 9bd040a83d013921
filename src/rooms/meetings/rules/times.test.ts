import { expect, test } from 'vitest';
import { readTimes, wallOf } from './times.ts';

const NOW = new Date('2027-01-10T12:00:00Z');
const ENDS = new Date('2027-06-30T12:00:00Z');
const of = { zone: 'Europe/Rome', minutes: 60, now: NOW, ends: ENDS };

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

import { expect, test } from 'vitest';
import { tooMany } from './keep.ts';

const DAY = 86_400_000;
const last = new Date('2026-11-27T03:10:00Z').getTime();
const now = new Date(last);
const nights = (count: number, later = 0) =>
  Array.from({ length: count }, (_, index) => ({
    name: String(index),
    madeAt: new Date(last + (later - index) * DAY),
    sign: 'k3f7x2ab',
    bytes: 1,
  }));

test('seven days and four weeks leave nothing older than the thirty days that the privacy text promises', () => {
  for (let weekday = 0; weekday < 7; weekday++) {
    const stored = nights(200, weekday);
    const gone = new Set(tooMany(stored, { days: 7, weeks: 4, months: 0 }, stored[0]!.madeAt));
    const ages = stored.flatMap((one, index) => (gone.has(one) ? [] : [index]));
    expect(ages.slice(0, 7)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(Math.max(...ages)).toBeLessThan(29);
    expect(Math.max(...ages)).toBeGreaterThan(13);
    expect(ages.length).toBeLessThanOrEqual(10);
  }
});

/** Makes forty nightly backups, then one more after so many nights without; returns the number that stay. */
const after = (nightsWithout: number): number => {
  const stored = [...nights(1, nightsWithout), ...nights(40)];
  return stored.length - tooMany(stored, { days: 7, weeks: 4, months: 0 }, stored[0]!.madeAt).length;
};

test('after five weeks without a backup those of before go, after two they stay', () => {
  expect(after(35)).toBe(1);
  expect(after(14)).toBeGreaterThan(6);
});

test('months reach further back, several of a day leave the last one, and the newest stays whatever is said', () => {
  const gone = tooMany(nights(200), { days: 1, weeks: 0, months: 3 }, now);
  expect(200 - gone.length).toBe(3);
  const twice = [
    ...nights(1),
    { name: 'earlier', madeAt: new Date(last - 3_600_000), sign: 'k3f7x2ab', bytes: 1 },
  ];
  expect(tooMany(twice, { days: 7, weeks: 4, months: 0 }, now).map(({ name }) => name)).toEqual(['earlier']);
  expect(tooMany(nights(1), { days: 0, weeks: 0, months: 0 }, now)).toEqual([]);
});

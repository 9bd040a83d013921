import fc from 'fast-check';
import { expect, test } from 'vitest';
import { utcHours } from './utcHours.ts';

const bit = (words: number[], k: number): boolean => ((words[k >> 5]! >>> (k & 31)) & 1) === 1;
const wallOf = (...ticked: number[]): string =>
  Array.from({ length: 336 }, (_, k) => (ticked.includes(k) ? '1' : '0')).join('');
const ticks = (words: number[]): number[] => [...Array(336).keys()].filter((k) => bit(words, k));

test('Monday one o’clock in Shanghai is Sunday five in the afternoon by UTC', () => {
  expect(ticks(utcHours(wallOf(2), 480))).toEqual([336 - 14]);
});

test('hours west of Greenwich come later by UTC, and Sunday runs on into Monday', () => {
  expect(ticks(utcHours(wallOf(335), -180))).toEqual([5]);
});

test('in Nepal, where clocks differ by quarters, only half-hours that lie wholly within count', () => {
  expect(ticks(utcHours(wallOf(20, 21, 22), 345))).toEqual([9, 10]);
});

test('whole half-hours are neither lost nor invented', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(335)),
      fc.integer({ min: -24, max: 28 }),
      (ticked, halves) => ticks(utcHours(wallOf(...ticked), halves * 30)).length === new Set(ticked).size,
    ),
  );
});

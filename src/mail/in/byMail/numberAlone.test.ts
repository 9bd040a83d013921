import { expect, test } from 'vitest';
import { numberAlone } from './numberAlone.ts';

test.each([
  ['2', 2],
  [' 3. ', 3],
  ['1)', 1],
  ['٢', 2],
  ['۳', 3],
  ['Hello!\n\n2\n\nThank you,\nAmina', 2],
  ['1\nمع الشكر', 1],
  ['', 0],
  ['12', 0],
  ['2 or 3', 0],
  ['2\n3', 0],
  ['2?', 0],
  ['2\nBut not before nine, please.', 0],
  ['Chapter 2', 0],
])('of %j the number is %i', (own, number) => {
  expect(numberAlone(own)).toBe(number);
});

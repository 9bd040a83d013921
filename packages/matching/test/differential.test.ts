import { expect, test } from 'vitest';
import { differ } from './differ.ts';

test('random graphs of three sizes, many full of ties, are matched as well as by another solver', () => {
  expect(differ(1000, 7)).toEqual({ small: 700, middle: 290, large: 10, runs: expect.any(Number) as number });
});

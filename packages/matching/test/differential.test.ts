import { expect, test } from 'vitest';
import { countOf } from '../../../test/whole.ts';
import { differ } from './differ.ts';

test('random graphs of three sizes, many full of ties, are matched as well as by another solver', () => {
  const hundreds = countOf({ whole: 10, few: 4 });
  const ofEach = { small: 70 * hundreds, middle: 29 * hundreds, large: hundreds };
  expect(differ(100 * hundreds, 7)).toEqual({ ...ofEach, runs: expect.any(Number) as number });
});

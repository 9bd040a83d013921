import { expect, test } from 'vitest';
import { readCrowd } from './crowd.ts';

const PRESET = { people: 240, countries: 48, seed: 1 };

test('few people come from as many countries as they can, unless somebody says from how many', () => {
  expect(readCrowd([], PRESET)).toEqual(PRESET);
  expect(readCrowd(['--people', '30'], PRESET)).toEqual({ people: 30, countries: 30, seed: 1 });
  expect(readCrowd(['--people', '30', '--countries', '4'], PRESET)).toMatchObject({ countries: 4 });
  expect(() => readCrowd(['--people', '30', '--countries', '40'], PRESET)).toThrow(
    '--countries cannot be more',
  );
});

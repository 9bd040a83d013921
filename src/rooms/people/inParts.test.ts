import { expect, test } from 'vitest';
import { partsOf } from './inParts.ts';

const names = (search: string): string[] =>
  partsOf(search)
    .map(({ name }) => name)
    .toSorted();

test('each choice of the words of a search may be a name, but no letters alone: an index would read everybody', () => {
  expect(names('amina doors')).toEqual(['amina', 'doors']);
  expect(names('amina b')).toEqual(['amina']);
  expect(names('a b')).toEqual([]);
  expect(names('a e i')).toEqual([]);
  expect(names('amina')).toEqual([]);
  // A name may be written with one sign.
  expect(names('美 doors')).toEqual(['doors', '美']);
  expect(partsOf('amina b doors')).toContainEqual({ name: 'amina b', rest: 'doors' });
  // Of three words any two may be the name, of more those at one end alone.
  expect(partsOf('amina doors tanaka')).toContainEqual({ name: 'amina tanaka', rest: 'doors' });
  expect(names('amina doors and windows')).toEqual(
    ['amina', 'amina doors', 'amina doors and', 'and windows', 'doors and windows', 'windows'].toSorted(),
  );
});

import { expect, test } from 'vitest';
import { namesIn } from './inParts.ts';

const names = (search: string): string[] => namesIn(search).toSorted();

test('each choice of the words of a search may be a name, but no letters alone: an index would read everybody', () => {
  expect(names('amina doors')).toEqual(['amina', 'doors']);
  expect(names('amina b')).toEqual(['amina']);
  expect(names('a b')).toEqual([]);
  expect(names('a e i')).toEqual([]);
  expect(names('amina')).toEqual([]);
  // A name may be written with one character.
  expect(names('美 doors')).toEqual(['doors', '美']);
  expect(names('amina b doors')).toEqual(['amina', 'amina b', 'amina doors', 'b doors', 'doors']);
});

test('of many words each, and each two that follow one another, may be a name', () => {
  expect(names('the keyboard of maria silva')).toEqual([
    'keyboard',
    'keyboard of',
    'maria',
    'maria silva',
    'of',
    'of maria',
    'silva',
    'the',
    'the keyboard',
  ]);
});

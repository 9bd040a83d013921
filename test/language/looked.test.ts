import { expect, test } from 'vitest';
import { isLooked, withLooked } from '../../scripts/locale/looked.ts';

const english = { 'a.first': 'We keep trying.', 'b.second': 'It is off.', 'c.third': 'Write to us.' };

test('a text that somebody looked at counts as looked at until its English changes again', () => {
  const looked = withLooked({}, english, ['b.second']);
  expect(isLooked(looked, english, 'b.second')).toBe(true);
  expect(isLooked(looked, english, 'a.first')).toBe(false);
  expect(isLooked(looked, { ...english, 'b.second': 'It is off for good.' }, 'b.second')).toBe(false);
});

test('notes of texts looked at stand in order, and those of English words that are no more are dropped', () => {
  const looked = withLooked({}, english, ['c.third', 'b.second']);
  const changed = { 'a.first': 'We keep trying.', 'c.third': 'Write to us.' };
  expect(Object.keys(withLooked(looked, changed, ['a.first']))).toEqual(['a.first', 'c.third']);
});

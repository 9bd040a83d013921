import { expect, test } from 'vitest';
import { keeper } from './keeper.ts';

test('what is kept is made once, and the oldest goes when there are too many', () => {
  const made: string[] = [];
  const keep = keeper<string>(2);
  const get = (key: string): string => keep(key, () => (made.push(key), `made of ${key}`));
  expect(['a', 'b', 'a'].map(get)).toEqual(['made of a', 'made of b', 'made of a']);
  expect(made).toEqual(['a', 'b']);
  get('c');
  expect(get('b')).toBe('made of b');
  get('a');
  expect(made).toEqual(['a', 'b', 'c', 'a']);
});

test('an empty text is kept too', () => {
  const keep = keeper<string>(2);
  keep('a', () => '');
  expect(keep('a', () => 'again')).toBe('');
});

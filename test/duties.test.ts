import { expect, test } from 'vitest';
import { WITHOUT, WORK } from '../bench/lib/allDue/work.ts';
import { DUTIES } from '../src/rooms/brought.ts';

test('the bench of duties gives each something to do, or says why not', () => {
  const known = new Set([...Object.keys(WORK), ...Object.keys(WITHOUT)]);
  const names = new Set<string>(DUTIES.map(({ name }) => name));
  expect([...names].filter((name) => !known.has(name))).toEqual([]);
  expect([...known].filter((name) => !names.has(name))).toEqual([]);
});

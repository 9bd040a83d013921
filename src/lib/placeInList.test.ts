import { expect, test } from 'vitest';
import { pageAt } from './placeInList.ts';
import type { Cut, Place } from './placeInList.ts';

const LEFT: Place = { side: 'before', key: ['3'] };

test('a page where nothing is left is the beginning of its list, and an empty list is read once more at most', async () => {
  const asked: (Place | undefined)[] = [];
  const read =
    (rows: number[]) =>
    (place: Place | undefined): Promise<Cut<number>> => {
      asked.push(place);
      return Promise.resolve({ rows: place ? [] : rows, previous: null, next: null });
    };
  expect(await pageAt(LEFT, read([1, 2]))).toMatchObject({ rows: [1, 2], isFirst: true });
  expect(await pageAt(LEFT, read([]))).toMatchObject({ rows: [], isFirst: true });
  expect(await pageAt(undefined, read([]))).toMatchObject({ rows: [], isFirst: true });
  expect(asked).toEqual([LEFT, undefined, LEFT, undefined, undefined]);
  const there = { rows: [1], previous: null, next: null };
  expect((await pageAt(LEFT, () => Promise.resolve(there))).isFirst).toBe(false);
});

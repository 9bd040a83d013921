import { expect, test } from 'vitest';
import { gathered } from './gathered.ts';

test('what comes while something is in hand is done together next, each has its own result, and one that fails stops no other', async () => {
  const turns: number[][] = [];
  const twice = gathered(
    (all: readonly number[]) => {
      turns.push([...all]);
      return all.includes(13) ? Promise.reject(new Error('13')) : Promise.resolve(all.map((one) => 2 * one));
    },
    { everyMs: 0, most: 4 },
  );
  const asked = [1, 2, 13, 3, 4].map((one) => twice(one));
  expect(asked.at(-1)).toBeNull();
  const results = await Promise.allSettled(asked);
  expect(turns).toEqual([[1], [2, 13, 3], [2], [13], [3]]);
  expect(results.map((one) => (one.status === 'fulfilled' ? one.value : 'failed'))).toEqual([
    2,
    4,
    'failed',
    6,
    null,
  ]);
  expect(await twice(5)).toBe(10);
});

import { expect, test } from 'vitest';
import { gather } from './gather.ts';

test('what is asked while a call is under way is done together after it, each with its own answer', async () => {
  const calls: number[][] = [];
  const double = gather<number, number>(async (items) => {
    calls.push([...items]);
    await new Promise((done) => setTimeout(done, 5));
    return items.map((item) => item * 2);
  });
  const first = [double(1), double(2)];
  await new Promise((done) => setTimeout(done, 1));
  const rest = [double(3), double(4), double(5)];
  expect(await Promise.all([...first, ...rest])).toEqual([2, 4, 6, 8, 10]);
  expect(calls).toEqual([
    [1, 2],
    [3, 4, 5],
  ]);
});

test('a call that fails fails those it was for and nobody after', async () => {
  let isBroken = true;
  const ask = gather<number, number>((items) =>
    isBroken ? Promise.reject(new Error('away')) : Promise.resolve(items),
  );
  await expect(ask(1)).rejects.toThrow('away');
  isBroken = false;
  expect(await ask(2)).toBe(2);
});

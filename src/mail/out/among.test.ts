import { expect, test } from 'vitest';
import { amongIn } from './among.ts';

test('mails that ask for things at the same moment read them together, each thing once, and none that is not there', async () => {
  const among = amongIn(new Map());
  const read: number[][] = [];
  const things = (ids: number[]): Promise<ReadonlyMap<number, string>> => {
    read.push(ids);
    return Promise.resolve(new Map(ids.filter((id) => id < 9).map((id) => [id, `thing ${id}`])));
  };
  const ask = (id: number) => among('things', id, things);
  expect(await Promise.all([ask(1), ask(2), ask(1), ask(9)])).toEqual([
    'thing 1',
    'thing 2',
    'thing 1',
    undefined,
  ]);
  expect(await Promise.all([ask(2), ask(3)])).toEqual(['thing 2', 'thing 3']);
  expect(read).toEqual([[1, 2, 9], [3]]);
});

test('when reading fails everybody who asked hears of it, and other names go on', async () => {
  const among = amongIn(new Map());
  const fails = (id: number) => among('none', id, () => Promise.reject(new Error('gone')));
  const settled = await Promise.allSettled([fails(1), fails(2)]);
  expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await among('others', 1, (ids) => Promise.resolve(new Map(ids.map((id) => [id, id]))))).toBe(1);
});

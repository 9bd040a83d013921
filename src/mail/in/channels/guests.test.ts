import { afterEach, beforeEach, expect, test } from 'vitest';
import { guests } from './guests.ts';

let at: number;
let ended: string[];
let house: ReturnType<typeof guests>;

beforeEach(() => {
  at = 0;
  ended = [];
  house = guests(
    () => at,
    { guests: 4, octets: 1_000_000 },
    (id) => ended.push(id),
  );
});
afterEach(() => house.close());

test('when the house is full, who has waited longest goes, of the network that holds the most', () => {
  for (const [id, from] of [
    ['honest', 'a'],
    ['one', 'b'],
    ['two', 'b'],
    ['three', 'b'],
  ] as const) {
    at += 1000;
    expect(house.welcome(id, from)).toBe(true);
  }
  expect(house.welcome('new', 'c')).toBe(true);
  expect(ended).toEqual(['one']);
});

test('who has a mail on its way or being stored is not sent away for others', () => {
  for (const id of ['1', '2', '3', '4']) {
    house.welcome(id, 'a');
    house.sends(id);
  }
  house.isServed('1');
  expect(house.welcome('new', 'b')).toBe(false);
  house.isDone('2');
  expect(house.welcome('new', 'b')).toBe(true);
  expect(ended).toEqual(['2']);
});

test('when memory is short, who dawdles gives way to who does not; else the newcomer is told to come back', () => {
  for (const id of ['slow', 'quick', 'new']) {
    house.welcome(id, id);
    house.sends(id);
  }
  expect(house.brought('slow', 100_000)).toBe(true);
  expect(house.brought('quick', 800_000)).toBe(true);
  at += 6000;
  house.sends('new');
  expect(house.brought('new', 150_000)).toBe(true);
  expect(ended).toEqual(['slow']);
  expect(house.brought('new', 150_000)).toBe(false);
  expect(house.brought('slow', 1)).toBe(false);
  house.isDone('quick');
  expect(house.brought('new', 150_000)).toBe(true);
  house.leaves('new');
  expect(house.brought('quick', 1_000_000)).toBe(true);
});

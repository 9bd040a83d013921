import { expect, test } from 'vitest';
import { partsOfStory } from './story.ts';
import type { Told } from './story.ts';

const line = (what: Told['what'], id: number): Told => ({
  what,
  id,
  at: new Date(0),
  name: '',
  by: null,
  byKind: null,
  state: null,
});

test('a story that is cut says so, also where notes stand above it', () => {
  const told = Array.from({ length: 101 }, (_, id) => line(id < 3 ? 'note' : 'mail', id));
  const cut = partsOfStory(told);
  expect([cut.notes.length, cut.rest.length, cut.isCut]).toEqual([3, 97, true]);
  expect(partsOfStory(told.slice(0, 100))).toMatchObject({ isCut: false });
});

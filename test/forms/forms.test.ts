import { beforeAll, describe, expect, test } from 'vitest';
import { remembersHere } from '../database.ts';
import { apart } from '../walk.ts';
import { WITHOUT_WORDS } from './buttons.ts';
import { formsOf } from './forms.ts';
import { STATES } from './states.ts';
import { keyOf, posts, sendAll } from './walk.ts';
import { inWorld } from './world.ts';

remembersHere();

describe('every form, sent when something is in the way', () => {
  const said: string[] = [];
  const wrong = new Map<string, string[]>();

  beforeAll(
    () =>
      inWorld(async (world) => {
        said.push(...Object.keys(formsOf(world)), ...Object.values(WITHOUT_WORDS).flat());
        for (const [name, state] of Object.entries(STATES))
          wrong.set(name, await apart(world.ctx, () => sendAll(world, state)));
      }),
    120_000,
  );

  test('every post of the table says what is typed into it, or what it is without words', () => {
    expect(said.toSorted()).toEqual(posts.map(keyOf).toSorted());
  });

  test.each(Object.keys(STATES))('no word is lost when: %s', (name) => {
    expect(wrong.get(name)).toEqual([]);
  });
});

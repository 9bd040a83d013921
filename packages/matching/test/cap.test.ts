import { describe, expect, test } from 'vitest';
import { match } from '../src/index.ts';
import { person, rules } from './people.ts';

describe('a cap on people of one country', () => {
  const many = [0, 1, 2, 3].map((k) => person(`ke${k}`, 'KE', { order: k }));
  const others = [0, 1, 2, 3].map((k) => person(`it${k}`, 'IT', { order: 10 + k }));
  const cap = rules({}, { perCountry: 2 });

  test('takes who came first and keeps the others in their order', () => {
    const { totals, unmatched } = match([...others.slice(0, 2), ...many], cap);
    expect(totals).toMatchObject({ people: 6, matched: 4, unmatched: 2, capped: 2 });
    expect(unmatched.map(({ id, reason, ahead }) => [id, reason, ahead])).toEqual([
      ['ke2', 'capped', 0],
      ['ke3', 'capped', 1],
    ]);
    expect(unmatched[0]).toMatchObject({ relaxation: null });
  });

  test('lets those whose turn it is, and those locked by hand, take their places first', () => {
    const patient = many.with(3, { ...many[3]!, priority: 1 });
    const capped = (people: typeof many, locked: string[][] = []) =>
      match([...others, ...people], cap, { locked })
        .unmatched.filter(({ id, reason }) => reason === 'capped' && String(id).startsWith('ke'))
        .map(({ id }) => id);
    expect(capped(patient)).toEqual(['ke1', 'ke2']);
    expect(capped(many, [['ke2', 'it0']])).toEqual(['ke1', 'ke3']);
  });

  test('is the same whatever the seed, and off where the policy has none', () => {
    for (const seed of [0, 1, 2])
      expect(
        match([...many, ...others], cap, { seed })
          .unmatched.map(({ id }) => id)
          .toSorted(),
      ).toEqual(['it2', 'it3', 'ke2', 'ke3']);
    const { perCountry: _, ...older } = rules();
    expect(match([...many, ...others], older).totals).toMatchObject({ matched: 8, capped: 0 });
  });
});

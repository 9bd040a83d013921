import { describe, expect, test } from 'vitest';
import { match, placesOf, recheck, sensitivity } from '../src/index.ts';
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

  test('as a share is rounded down to whole people, never below one, of everybody who is there', () => {
    expect([9, 10, 14, 15].map((people) => placesOf({ percent: 20 }, people))).toEqual([1, 2, 2, 3]);
    expect(placesOf({ percent: 1 }, 3)).toBe(1);
    expect(placesOf({ percent: 7 }, 100)).toBe(7);
    expect([placesOf(3, 100), placesOf(null, 100), placesOf(undefined, 100)]).toEqual([3, null, null]);
    const share = rules({}, { perCountry: { percent: 25 } });
    const people = [...many, ...others, person('fr', 'FR'), person('de', 'DE')];
    const by = (policy: typeof share) => match(people, policy, { locked: [['ke3', 'fr']], insight: true });
    const { policy, ...result } = by(share);
    const { policy: _, ...same } = by(rules({}, { perCountry: 2 }));
    expect(policy.perCountry).toEqual({ percent: 25 });
    expect(result).toEqual(same);
    expect(result.totals).toMatchObject({ people: 10, capped: 4 });
    expect(recheck(people, share, { ...result }, { locked: [['ke3', 'fr']] })).toBe(true);
  });

  test('as a share is told what one more place would bring', () => {
    const share = rules({}, { perCountry: { percent: 25 } });
    const trials = sensitivity([...many, ...others], share).changes.filter(
      ({ rule }) => rule === 'perCountry',
    );
    expect(trials.map(({ change, gained }) => [change, gained])).toEqual([
      ['off', ['ke2', 'ke3', 'it2', 'it3']],
      ['softer', ['ke2', 'it2']],
    ]);
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { match, type MatchResult, recheck } from '../src/index.ts';
import { countOf } from '../../../test/whole.ts';
import { cohort, person, policies, rules } from './people.ts';

const kept = (result: MatchResult): MatchResult => JSON.parse(JSON.stringify(result)) as MatchResult;

test('what was kept of a run proves it anew, whatever the rules, caps and trios', () => {
  const seen = { trio: 0, odd: 0 };
  fc.assert(
    fc.property(cohort(12), policies, fc.constantFrom(null, 1, 2), fc.nat(2), (people, rule, cap, seed) => {
      const policy = { ...rule, perCountry: cap };
      const result = kept(match(people, policy, { seed }));
      expect(recheck(people.toReversed(), policy, result)).toBe(true);
      if (result.trioProof) seen.trio++;
      if (result.proof.certificate!.blossoms.parents.length > 0) seen.odd++;
    }),
    { numRuns: countOf({ whole: 400, few: 150 }), seed: 4 },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
});

const people = [
  person('Amina', 'KE', { sector: 'a' }),
  person('Luca', 'IT', { sector: 'a' }),
  person('Mei', 'CN', { sector: 'b' }),
  person('Nils', 'NO', { sector: 'b' }),
  person('Ines', 'PT', { order: 9 }),
];

test('nothing else is proven by it: other pairs, other people, other rules, other numbers', () => {
  const policy = rules();
  const result = kept(match(people, policy));
  expect(recheck(people, policy, result)).toBe(true);
  expect(result.totals.trios).toBe(1);
  const [one, two] = result.groups;
  const swapped = [
    { ...one!, members: [one!.members[0]!, ...two!.members.slice(1)] },
    { ...two!, members: [two!.members[0]!, ...one!.members.slice(1)] },
  ];
  expect(recheck(people, policy, { ...result, groups: swapped })).toBe(false);
  expect(recheck(people.slice(1), policy, result)).toBe(false);
  expect(recheck([{ ...people[0]!, sector: 'b' }, ...people.slice(1)], policy, result)).toBe(false);
  expect(recheck(people, rules({}, { objective: 'weight' }), result)).toBe(false);
  expect(recheck(people, rules({}, { trios: 'forbid' }), result)).toBe(false);
  for (const key of ['proof', 'trioProof'] as const) {
    const changed = kept(result);
    changed[key]!.certificate!.duals[0]! += 2;
    expect(recheck(people, policy, changed), key).toBe(false);
    delete changed[key]!.certificate;
    expect(recheck(people, policy, changed), key).toBe(false);
  }
});

test('locked groups are taken as they were given', () => {
  const locked = [['Amina', 'Mei']];
  const result = kept(match(people, rules(), { locked }));
  expect(recheck(people, rules(), result, { locked })).toBe(true);
  expect(recheck(people, rules(), result, { locked: [['Amina', 'Luca']] })).toBe(false);
});

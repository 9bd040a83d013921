import { expect, test } from 'vitest';
import { match, type Policy, type RelaxStep, sensitivity, SOFT_RULES } from '../src/index.ts';
import { person, rules } from './people.ts';

const trio = [
  person('Amina', 'KE', { sector: 'a', interests: ['i'] }),
  person('Luca', 'IT', { sector: 'a' }),
  person('Mei', 'CN', { order: 1 }),
];

const forbid: Partial<Policy> = { trios: 'forbid' };

test('sensitivity tells what each rule costs, by the rules as they are', () => {
  const people = [
    person('Amina', 'KE'),
    person('Nils', 'KE'),
    person('Luca', 'IT', { former: ['Amina', 'Nils'] }),
  ];
  const { now, changes } = sensitivity(people, rules());
  expect(now).toEqual({ matched: 0, weight: 0, leastSatisfaction: 100, meanSatisfaction: 100 });
  const matched = (rule: string) =>
    changes.find((c) => c.rule === rule && c.change === 'off')?.outcome.matched;
  expect(matched('otherCountry')).toBe(2);
  expect(matched('neverAgain')).toBe(2);
  expect(matched('sharedLanguage')).toBe(0);
  expect(matched('ruledOut')).toBeUndefined();
  expect(changes.filter(({ change }) => change === 'softer').map(({ rule }) => rule)).toEqual([
    'sharedLanguage',
    ...SOFT_RULES,
  ]);
  const again = changes.find(({ rule }) => rule === 'neverAgain')!;
  // The other is Amina or Nils: for the whole it makes no difference.
  expect(again.gained).toContain('Luca');
  expect({ gained: again.gained.length, lost: again.lost }).toEqual({ gained: 2, lost: [] });
});

test('sensitivity counts trios and locked groups as a match does, and tells who loses a partner', () => {
  const people = [...trio, person('Bao', 'VN', { order: 2 }), person('Elif', 'TR', { order: 3 })];
  const options = { locked: [['Luca', 'Mei']] };
  const { now } = sensitivity(people, rules(), options);
  const { totals } = match(people, rules(), options);
  expect(now).toMatchObject({ matched: totals.matched, weight: totals.weight });
  expect(now.matched).toBe(5);
  const alone = sensitivity(people, rules({}, forbid), options);
  expect(alone.now.matched).toBe(4);
  expect(alone.changes.find(({ rule }) => rule === 'trios')).toMatchObject({
    gained: [expect.any(String)],
    lost: [],
  });
});

test('the order of costs says what is proposed first, and what never is', () => {
  const people = [
    person('Amina', 'KE', { wishes: [{ about: 'country', value: 'IT', strength: 'must' }] }),
    person('Mei', 'CN'),
    person('Luca', 'IT', { former: ['Amina'] }),
  ];
  const first = (relax: RelaxStep[]) => {
    const { unmatched } = match(people, rules({}, { relax, trios: 'forbid' }));
    return unmatched.find(({ id }) => id === 'Amina')!;
  };
  expect(first(['neverAgain', 'dropMust']).relaxation).toMatchObject({ rule: 'neverAgain' });
  expect(first(['dropMust', 'neverAgain']).relaxation).toMatchObject({ kind: 'dropMust' });
  expect(first(['otherCountry'])).toMatchObject({ relaxation: null, withoutLoss: null });
});

test('what costs nobody a partner may need a further step of the same change', () => {
  const people = [
    person('Luca', 'IT', {
      languages: [
        { code: 'it', level: 6 },
        { code: 'en', level: 2 },
      ],
    }),
    person('Nuka', 'GL', { languages: [{ code: 'it', level: 6 }] }),
    person('Amina', 'KE', { order: 2 }),
    person('Bao', 'VN', { order: 3, languages: [{ code: 'en', level: 1 }] }),
  ];
  const { unmatched } = match(people, rules({}, forbid));
  expect(unmatched.find(({ id }) => id === 'Amina')).toMatchObject({
    relaxation: { kind: 'lowerLanguageLevel', to: 2 },
    withoutLoss: { kind: 'lowerLanguageLevel', to: 1 },
  });
});

import type { PairReason } from '#matching';
import { expect, test } from 'vitest';
import { defaultTerms, languagesOf } from './terms.ts';

type Shared = Partial<PairReason['shared']>;

const NOTHING = { languages: [], contactWays: [], frequency: null };

const reason = (a: number, b: number, shared: Shared): PairReason =>
  ({ a, b, shared: { ...NOTHING, ...shared } }) as unknown as PairReason;

test('a ready proposal is what both said in their applications, the language they speak best first', () => {
  const shared: Shared = {
    languages: [
      { code: 'fr', level: 3 },
      { code: 'en', level: 5 },
    ],
    contactWays: ['video', 'email', 'post'],
    frequency: 'weekly',
  };
  expect(defaultTerms([reason(1, 2, shared)], [1, 2], 'es')).toEqual({
    howOften: 'weekly',
    means: ['letters', 'video'],
    language: 'en',
  });
});

test('where they said different things it is every fortnight, by letters, in the programme’s language', () => {
  for (const reasons of [[], [reason(1, 2, { contactWays: ['smoke'], frequency: 'hourly' })]])
    expect(defaultTerms(reasons, [1, 2], 'es')).toEqual({
      howOften: 'fortnightly',
      means: ['letters'],
      language: 'es',
    });
});

test('of three it is what all share; who left does not count', () => {
  const reasons = [
    reason(1, 2, {
      languages: [
        { code: 'en', level: 5 },
        { code: 'fr', level: 6 },
      ],
      contactWays: ['voice', 'video'],
    }),
    reason(1, 3, { languages: [{ code: 'en', level: 2 }], contactWays: ['voice'], frequency: 'weekly' }),
    reason(2, 3, { languages: [{ code: 'en', level: 2 }], contactWays: ['voice'] }),
  ];
  expect(defaultTerms(reasons, [1, 2, 3], 'es')).toEqual({
    howOften: 'fortnightly',
    means: ['voice'],
    language: 'en',
  });
  expect(languagesOf(reasons, [1, 2], 'es')).toEqual(['fr', 'en']);
  expect(languagesOf(reasons, [1, 3], 'es')).toEqual(['en']);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block, Relaxation, UnmatchedReason } from '#matching';
import { translator } from '../../../i18n/translate.ts';
import { explainWaiting } from '../index.ts';

const { t } = translator('en');

const OWN = ['ownMusts', 'sharedLanguage', 'zoneDifference', 'overlapHours'] as const;
const OTHERS = ['theirMusts', 'ruledOut', 'neverAgain', 'otherEmployer', 'otherCountry'] as const;

function unmatched(blocks: Block[], relaxation: Relaxation | null = null): UnmatchedReason {
  return { id: 1, reason: 'noCandidate', considered: 90, candidates: 0, blocks, relaxation };
}

const block = (rules: readonly Block['rule'][]) =>
  fc.array(fc.record({ rule: fc.constantFrom(...rules), took: fc.nat(90), alone: fc.nat(90) }), {
    maxLength: 4,
  });

test('what others wished or whom they ruled out changes nothing of what is told', () => {
  fc.assert(
    fc.property(block(OWN), block(OTHERS), (own, others) => {
      expect(explainWaiting('noCandidate', unmatched([...others, ...own]), t)).toEqual(
        explainWaiting('noCandidate', unmatched(own), t),
      );
    }),
  );
});

test.each(['en', 'es', 'fr', 'ar'])('every change that would help is said in words in %s', (locale) => {
  const words = translator(locale).t;
  const help = (relaxation: Relaxation): string | null =>
    explainWaiting('noCandidate', unmatched([], relaxation), words).help;
  const changes: Relaxation[] = [
    { kind: 'dropMust', about: 'interest', wishes: [], opens: 3 },
    { kind: 'dropAllMusts', opens: 3 },
    { kind: 'lowerLanguageLevel', from: 3, to: 2, opens: 3 },
    { kind: 'raiseZoneDifference', from: 4, to: 6, opens: 3 },
    { kind: 'lowerOverlapHours', from: 4, to: 2, opens: 3 },
    { kind: 'switchOff', rule: 'sharedLanguage', opens: 3 },
  ];
  for (const change of changes) expect(help(change)?.length).toBeGreaterThan(20);
  // No help is offered by a rule that concerns another person.
  expect(help({ kind: 'switchOff', rule: 'neverAgain', opens: 1 })).toBeNull();
});

test('somebody whose partner left is told that, and nothing is asked of them', () => {
  expect(explainWaiting('partnerLeft', null, t)).toEqual({
    why: ['Your partnership ended early, and there is no other partner for you yet.'],
    help: null,
  });
});

test('somebody whose country had no place left hears that, and how many wait before them', () => {
  const capped = { ...unmatched([]), reason: 'capped' as const, ahead: 2 };
  expect(explainWaiting('capped', capped, t)).toEqual({
    why: [
      'This round takes a limited number of people from each country, and the places of yours are taken. 2 people from your country wait before you.',
    ],
    help: null,
  });
});

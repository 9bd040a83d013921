import fc from 'fast-check';
import { expect, test } from 'vitest';
import { brokenRules, compile, isOn, match, pairAllowed } from '../src/index.ts';
import type { Candidate, HardRule, Policy, Relaxation, RelaxStep } from '../src/index.ts';
import { lookerAround } from '../src/explain/lookAround.ts';
import { openings } from '../src/explain/relax.ts';
import { countOf } from '../../../test/whole.ts';
import { cohort, person, policies, rules } from './people.ts';

type Allowed = (a: number, b: number) => boolean;

/** The allowed pairs after a change for person i: i's own by the changed rules, all others as before. */
function afterChange(people: readonly Candidate[], policy: Policy, i: number, change: Relaxation): Allowed {
  const changed = structuredClone(policy);
  const wishing = people.map((one) => ({ ...one }));
  const keep = (drop: (about: string) => boolean) => {
    wishing[i]!.wishes = people[i]!.wishes.filter((w) => w.strength !== 'must' || !drop(w.about));
  };
  switch (change.kind) {
    case 'dropMust':
      keep((about) => about === change.about);
      break;
    case 'dropAllMusts':
      keep(() => true);
      break;
    case 'lowerLanguageLevel':
      changed.hard.sharedLanguage.minLevel = change.to;
      break;
    case 'raiseZoneDifference':
      changed.hard.zoneDifference.maxHours = change.to;
      break;
    case 'lowerOverlapHours':
      changed.hard.overlapHours.minHours = change.to;
      break;
    case 'switchOff':
      if (change.rule === 'answers')
        changed.answers = changed.answers!.filter(({ strength }) => strength === 'wish');
      else changed.hard[change.rule].on = false;
  }
  const [before, after] = [compile(people), compile(wishing)];
  const rule = RULE[change.kind === 'switchOff' ? change.rule : change.kind];
  // Only this rule is compared with the changed ones, since musts about a language read the level too.
  const breaks = (a: number, b: number): boolean =>
    brokenRules(before, policy, a, b).some((one) => isOn(policy, one) && one !== rule) ||
    (isOn(changed, rule) && brokenRules(after, changed, a, b).includes(rule));
  return (a, b) => pairAllowed(before, policy, a, b) || ((a === i || b === i) && !breaks(a, b));
}

const RULE: Record<RelaxStep, HardRule> = {
  dropMust: 'musts',
  dropAllMusts: 'musts',
  lowerLanguageLevel: 'sharedLanguage',
  raiseZoneDifference: 'zoneDifference',
  lowerOverlapHours: 'overlapHours',
  sharedLanguage: 'sharedLanguage',
  otherEmployer: 'otherEmployer',
  answers: 'answers',
  otherCountry: 'otherCountry',
  neverAgain: 'neverAgain',
};

/** Whether all of these can be placed in pairs, or in trios if allowed, with others helping. */
function canPlace(n: number, all: readonly number[], trios: boolean, allowed: Allowed): boolean {
  const left = new Set(Array.from({ length: n }, (_, k) => k));
  const place = (): boolean => {
    const first = all.find((one) => left.has(one));
    if (first === undefined) return true;
    left.delete(first);
    const others = [...left].filter((one) => allowed(first, one));
    for (const [k, b] of others.entries()) {
      left.delete(b);
      if (place()) return true;
      for (const c of trios ? others.slice(k + 1) : []) {
        if (!allowed(b, c)) continue;
        left.delete(c);
        if (place()) return true;
        left.add(c);
      }
      left.add(b);
    }
    left.add(first);
    return false;
  };
  return place();
}

test('what is said to cost nobody theirs does not, and without trios nothing cheaper would do', () => {
  const seen = { pair: 0, none: 0, trio: 0 };
  fc.assert(
    fc.property(cohort(8), policies, (some, policy) => {
      const people = some.map((one) => ({ ...one, priority: 0 }));
      const result = match(people, { ...policy, objective: 'cardinality' });
      const place = new Map(people.map(({ id }, k) => [id, k]));
      const matched = result.groups.flatMap(({ members }) => members.map((id) => place.get(id)!));
      const trios = policy.trios === 'allow';
      const c = compile(people);
      for (const { id, withoutLoss } of result.unmatched) {
        const i = place.get(id)!;
        const works = (change: Relaxation): boolean =>
          canPlace(people.length, [...matched, i], trios, afterChange(people, policy, i, change));
        if (withoutLoss) expect(works(withoutLoss)).toBe(true);
        seen[withoutLoss ? (result.totals.trios > 0 ? 'trio' : 'pair') : 'none']++;
        if (trios) continue;
        const pool = [...people.keys()];
        const first = [...openings(c, policy, i, lookerAround(c, policy, pool)(i))].find(({ change }) =>
          works(change),
        );
        expect(withoutLoss).toEqual(first?.change ?? null);
      }
    }),
    { numRuns: countOf({ whole: 1500, few: 400 }), seed: 11 },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(5);
});

test('joining a pair as its third counts, where the policy allows trios', () => {
  const must = { about: 'country', value: 'NZ', strength: 'must' } as const;
  const people = [person('Amina', 'KE'), person('Luca', 'IT'), person('Mei', 'CN', { wishes: [must] })];
  const help = (trios: Policy['trios']) => match(people, rules({}, { trios })).unmatched[0];
  expect(help('allow')).toMatchObject({ id: 'Mei', withoutLoss: { kind: 'dropMust', about: 'country' } });
  expect(help('forbid')).toMatchObject({ id: 'Mei', withoutLoss: null });
});

const both = [
  { code: 'en', level: 5 as const },
  { code: 'it', level: 5 as const },
];
const nils = person('Nils', 'NO', {
  order: 9,
  languages: [{ code: 'it', level: 5 }],
  wishes: [{ about: 'country', value: 'NZ', strength: 'must' }],
});

test('a trio may give one away and stay a pair', () => {
  const three = [
    person('Amina', 'KE', { sector: 'a' }),
    person('Luca', 'IT', { sector: 'a', languages: both }),
    person('Mei', 'CN', { order: 1 }),
  ];
  const { groups, unmatched } = match([...three, nils], rules());
  expect(groups.map(({ kind }) => kind)).toEqual(['trio']);
  // Luca cannot be a third, and he is the only one whom Nils could talk to.
  expect(unmatched).toMatchObject([{ id: 'Nils', withoutLoss: { kind: 'dropMust', opens: 1 } }]);
});

test('whose place is taken may become the third of another pair', () => {
  const four = [
    person('Amina', 'KE', { sector: 'a' }),
    person('Luca', 'IT', { sector: 'a', languages: both }),
    person('Mei', 'CN', { sector: 'b' }),
    person('Ines', 'PT', { sector: 'b' }),
  ];
  const help = (trios: Policy['trios']) => match([...four, nils], rules({}, { trios })).unmatched;
  expect(help('allow')).toMatchObject([{ id: 'Nils', withoutLoss: { kind: 'dropMust', opens: 1 } }]);
  expect(help('forbid')).toMatchObject([{ id: 'Nils', withoutLoss: null }]);
});

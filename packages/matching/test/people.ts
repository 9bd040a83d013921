import fc from 'fast-check';
import type { Candidate, Level, Policy } from '../src/index.ts';
import { defaultPolicy } from '../src/index.ts';

/** A person who fits everybody from another country. */
export function person(id: string, country: string, more: Partial<Candidate> = {}): Candidate {
  return {
    id,
    order: 0,
    country,
    utcOffsetMinutes: 0,
    languages: [{ code: 'en', level: 5 }],
    interests: [],
    contactWays: [],
    wishes: [],
    excluded: [],
    former: [],
    ...more,
  };
}

/** The default rules with changes to the hard ones. */
export function rules(hard: Partial<Policy['hard']> = {}, more: Partial<Policy> = {}): Policy {
  const policy = defaultPolicy();
  return { ...policy, ...more, hard: { ...policy.hard, ...hard } };
}

const word = (prefix: string, count: number) =>
  fc.integer({ min: 1, max: count }).map((k) => `${prefix}${k}`);
const level = fc.integer({ min: 1, max: 6 }) as fc.Arbitrary<Level>;
const strength = fc.constantFrom('wish' as const, 'must' as const);
const strengths = fc.constantFrom('wish' as const, 'important' as const, 'must' as const);

const wish = fc.oneof(
  fc.record({ about: fc.constant('country' as const), value: word('c', 4), strength: strengths }),
  fc.record({ about: fc.constant('sector' as const), value: word('s', 3), strength: strengths }),
  fc.record({ about: fc.constant('language' as const), value: word('l', 3), strength: strengths }),
  fc.record({ about: fc.constant('interest' as const), value: word('i', 5), strength: strengths }),
  fc.record({
    about: fc.constant('zone' as const),
    value: fc.integer({ min: 0, max: 12 }),
    strength: strengths,
  }),
);

/** Rounds of up to `max` people in which every rule forbids something now and then. */
export function cohort(max: number): fc.Arbitrary<Candidate[]> {
  const ids = fc.array(word('p', max), { maxLength: 2 });
  const someone = fc.record({
    country: word('c', 4),
    utcOffsetMinutes: fc.integer({ min: -44, max: 56 }).map((quarters) => quarters * 15),
    languages: fc.array(fc.record({ code: word('l', 3), level }), { minLength: 1, maxLength: 3 }),
    interests: fc.array(word('i', 5), { maxLength: 4 }),
    sector: word('s', 3),
    employer: word('e', 6),
    contactWays: fc.array(word('w', 3), { maxLength: 3 }),
    wishes: fc.array(wish, { maxLength: 3 }),
    answers: fc.dictionary(word('q', 3), word('a', 2), { maxKeys: 3 }),
    excluded: ids,
    former: ids,
    priority: fc.integer({ min: 0, max: 2 }),
  });
  return fc
    .array(someone, { maxLength: max })
    .map((list) => list.map((p, k): Candidate => ({ id: `p${k + 1}`, order: k, ...p })));
}

const answerRule = fc.record({
  question: word('q', 3),
  want: fc.constantFrom('equal' as const, 'different' as const),
  strength,
  weight: fc.integer({ min: 0, max: 200 }),
});

export const policies: fc.Arbitrary<Policy> = fc
  .record({
    objective: fc.constantFrom('cardinality' as const, 'weight' as const),
    on: fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
    minLevel: level,
    maxHours: fc.integer({ min: 0, max: 12 }),
    minHours: fc.integer({ min: 0, max: 112 }),
    trios: fc.constantFrom('allow' as const, 'forbid' as const),
    answers: fc.uniqueArray(answerRule, { maxLength: 2, selector: ({ question }) => question }),
  })
  .map(({ objective, on, minLevel, maxHours, minHours, trios, answers }) =>
    rules(
      {
        otherCountry: { on: on[0]! },
        neverAgain: { on: on[1]! },
        otherEmployer: { on: on[2]! },
        sharedLanguage: { on: on[3]!, minLevel },
        zoneDifference: { on: on[4]!, maxHours },
        overlapHours: { on: on[5]!, minHours },
        musts: { on: on[6]! },
      },
      { objective, trios, answers },
    ),
  );

/** The rules again, slowly, from the people's own words: tests compare the compiled rules with this. */
export function mayMeet(policy: Policy, a: Candidate, b: Candidate): boolean {
  const { hard } = policy;
  const apart = Math.abs(a.utcOffsetMinutes - b.utcOffsetMinutes) % 1440;
  const hoursApart = Math.min(apart, 1440 - apart) / 60;
  const shares = a.languages.some((x) =>
    b.languages.some((y) => x.code === y.code && Math.min(x.level, y.level) >= hard.sharedLanguage.minLevel),
  );
  let both = 0;
  for (let slot = 0; slot < 336; slot++) if (isWaking(a, slot) && isWaking(b, slot)) both++;
  const content = (x: Candidate, y: Candidate) =>
    ['country', 'sector', 'language', 'interest', 'zone'].every((about) => {
      const musts = x.wishes.filter((w) => w.about === about && w.strength === 'must');
      return (
        musts.length === 0 ||
        musts.some(({ value }) => {
          if (about === 'country') return y.country === value;
          if (about === 'sector') return y.sector === value;
          if (about === 'interest') return y.interests.includes(String(value));
          if (about === 'zone') return hoursApart <= Number(value);
          return y.languages.some((l) => l.code === value && l.level >= hard.sharedLanguage.minLevel);
        })
      );
    });
  return !(
    (hard.otherCountry.on && a.country === b.country) ||
    (hard.ruledOut.on && (a.excluded.includes(b.id) || b.excluded.includes(a.id))) ||
    (hard.neverAgain.on && (a.former.includes(b.id) || b.former.includes(a.id))) ||
    (hard.otherEmployer.on && a.employer !== undefined && a.employer === b.employer) ||
    (hard.sharedLanguage.on && !shares) ||
    (hard.zoneDifference.on && hoursApart > hard.zoneDifference.maxHours) ||
    (hard.overlapHours.on && both < 2 * hard.overlapHours.minHours) ||
    (hard.musts.on && !(content(a, b) && content(b, a))) ||
    (policy.answers ?? []).some(({ question, want, strength }) => {
      const [one, other] = [a.answers?.[question], b.answers?.[question]];
      const isApart = want === 'equal' ? one !== other : one === other;
      return strength === 'must' && one !== undefined && other !== undefined && isApart;
    })
  );
}

function isWaking(someone: Candidate, halfHour: number): boolean {
  const hour = ((halfHour * 30 + someone.utcOffsetMinutes) / 60 + 240) % 24;
  return hour >= 7 && hour < 23;
}

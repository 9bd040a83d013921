import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type BlockKey,
  brokenRules,
  type Candidate,
  compile,
  type Compiled,
  explainPair,
  explainUnmatched,
  isOn,
  type Policy,
} from '../src/index.ts';
import { lookerAround } from '../src/explain/lookAround.ts';
import { meetsMusts } from '../src/people/wishes.ts';
import { cohort, person, policies, rules } from './people.ts';

/** Why the first of the people has no partner among the others. */
function why(people: Candidate[], policy: Policy = rules()) {
  return explainUnmatched(compile(people), policy, 0, [...people.keys()]);
}

const must = (about: 'country' | 'sector', value: string) => ({ about, value, strength: 'must' }) as const;

const weak = (id: string, level: 1 | 2) => person(id, 'IT', { languages: [{ code: 'en', level }] });
const far = (id: string, hours: number) => person(id, 'IT', { utcOffsetMinutes: hours * 60 });

describe('why two people fit', () => {
  const amina = person('Amina', 'KE', {
    utcOffsetMinutes: 180,
    languages: [
      { code: 'en', level: 6 },
      { code: 'fr', level: 3 },
    ],
    interests: ['archives', 'children', 'maps'],
    contactWays: ['mail', 'video'],
    sector: 'public',
    wishes: [
      { about: 'country', value: 'IT', strength: 'wish' },
      { about: 'country', value: 'JP', strength: 'wish' },
      { about: 'sector', value: 'school', strength: 'wish' },
    ],
  });
  const luca = person('Luca', 'IT', {
    utcOffsetMinutes: 60,
    languages: [
      { code: 'fr', level: 5 },
      { code: 'en', level: 4 },
    ],
    interests: ['maps', 'archives'],
    contactWays: ['video'],
    sector: 'public',
  });
  const reason = explainPair(compile([amina, luca]), rules(), 0, 1);

  test('names what they share, best language first', () => {
    expect(reason.shared).toMatchObject({
      languages: [
        { code: 'en', level: 4 },
        { code: 'fr', level: 3 },
      ],
      interests: ['archives', 'maps'],
      contactWays: ['video'],
      sector: 'public',
      role: null,
      awakeHoursPerDay: 14,
      hoursPerWeek: 98,
      zoneDifferenceHours: 2,
    });
  });

  test('tells each side its wishes met and missed; an unneeded alternative is neither', () => {
    expect(reason.sides[0]).toMatchObject({
      id: 'Amina',
      met: [{ value: 'IT' }],
      missed: [{ value: 'school' }],
      satisfaction: 50,
    });
    expect(reason.sides[1]).toEqual({ id: 'Luca', met: [], missed: [], satisfaction: 100, gaveHours: false });
  });

  test('adds up what each rule gave', () => {
    const gives = Object.fromEntries(reason.contributions.map((c) => [c.rule, c.measure]));
    expect(gives).toMatchObject({
      languages: 66,
      interests: 80,
      sector: 100,
      role: 0,
      wishes: 75,
      balance: 50,
      awake: 87,
    });
    expect(reason.contributions.reduce((sum, c) => sum + c.gives, 0)).toBe(reason.weight);
  });
});

describe('why somebody has no partner', () => {
  test('counts for every rule how many it took, alone and with others, from the own side', () => {
    const result = why([
      person('Amina', 'KE', { wishes: [must('sector', 'school')], former: ['Mei'] }),
      person('Luca', 'IT'),
      person('Nils', 'KE'),
      person('Mei', 'JP', { sector: 'school' }),
      person('Bao', 'VN', { sector: 'school', wishes: [must('country', 'IT')] }),
      person('Ines', 'PT', { sector: 'school', excluded: ['Amina'] }),
    ]);
    expect(result).toMatchObject({ id: 'Amina', reason: 'noCandidate', considered: 5, candidates: 0 });
    expect(Object.fromEntries(result.blocks.map((b) => [b.rule, [b.took, b.alone]]))).toEqual({
      ownMusts: [2, 1],
      otherCountry: [1, 0],
      neverAgain: [1, 1],
      theirMusts: [1, 1],
      ruledOut: [1, 1],
    });
    expect(result.relaxation).toMatchObject({ kind: 'dropMust', about: 'sector', opens: 1 });
  });

  test('proposes the must that opens most, or all of them when one is not enough', () => {
    const picky = person('Amina', 'KE', { wishes: [must('sector', 'school'), must('country', 'JP')] });
    const school = person('Luca', 'IT', { sector: 'school' });
    expect(why([picky, school, person('Mei', 'JP'), person('Bao', 'JP')]).relaxation).toMatchObject({
      kind: 'dropMust',
      about: 'sector',
      opens: 2,
    });
    expect(why([picky, person('Bao', 'VN')]).relaxation).toEqual({ kind: 'dropAllMusts', opens: 1 });
  });

  test('then the least step of what the programme can bend', () => {
    expect(why([person('Amina', 'KE'), weak('a', 1), weak('b', 2), weak('c', 2)]).relaxation).toEqual({
      kind: 'lowerLanguageLevel',
      from: 3,
      to: 2,
      opens: 2,
    });
    const near = rules({ zoneDifference: { on: true, maxHours: 3 } });
    expect(why([person('Amina', 'KE'), far('a', 7.5), far('b', 8), far('c', 11)], near).relaxation).toEqual({
      kind: 'raiseZoneDifference',
      from: 3,
      to: 8,
      opens: 2,
    });
    const busy = person('Luca', 'IT', { hours: [0b111 << 16, ...Array.from({ length: 10 }, () => 0)] });
    const awake = rules({ overlapHours: { on: true, minHours: 2 } });
    expect(why([person('Amina', 'KE'), busy], awake).relaxation).toEqual({
      kind: 'lowerOverlapHours',
      from: 2,
      to: 1.5,
      opens: 1,
    });
    expect(why([person('Amina', 'KE'), person('Nils', 'KE')]).relaxation).toMatchObject({
      rule: 'otherCountry',
    });
  });

  test('never proposes that somebody else give way', () => {
    const excluded = person('Luca', 'IT', { excluded: ['Amina'] });
    const picky = person('Mei', 'JP', { wishes: [must('country', 'IT')] });
    expect(why([person('Amina', 'KE'), excluded, picky])).toMatchObject({ candidates: 0, relaxation: null });
  });
});

test('whom each rule takes away, and alone, is the same as asked of each two by themselves', () => {
  const seen = { alone: 0, several: 0 };
  fc.assert(
    fc.property(cohort(40), policies, fc.integer(), (people, policy, skipped) => {
      const c = compile(people);
      const pool = [...people.keys()].filter((j) => (j + skipped) % 5 !== 0);
      const look = lookerAround(c, policy, pool);
      for (const i of people.keys()) {
        const blocked = pool.flatMap((j) => (j === i ? [] : [{ j, keys: keysBetween(c, policy, i, j) }]));
        const { considered, candidates, blocks } = look(i);
        expect(considered).toBe(blocked.length);
        expect(candidates).toBe(blocked.filter(({ keys }) => keys.length === 0).length);
        for (const key of new Set([...blocks.keys(), ...blocked.flatMap(({ keys }) => keys)])) {
          const taken = blocked.filter(({ keys }) => keys.includes(key));
          const alone = taken.filter(({ keys }) => keys.length === 1).map(({ j }) => j);
          expect(blocks.get(key)).toEqual({ took: taken.length, alone });
          seen[alone.length > 0 ? 'alone' : 'several']++;
        }
      }
    }),
    { numRuns: 150, seed: 9 },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(50);
});

function keysBetween(c: Compiled, policy: Policy, i: number, j: number): BlockKey[] {
  const keys: BlockKey[] = [];
  for (const rule of brokenRules(c, policy, i, j)) {
    if (!isOn(policy, rule)) continue;
    if (rule !== 'musts') keys.push(rule);
    else {
      if (!meetsMusts(c, policy, i, j)) keys.push('ownMusts');
      if (!meetsMusts(c, policy, j, i)) keys.push('theirMusts');
    }
  }
  return keys;
}

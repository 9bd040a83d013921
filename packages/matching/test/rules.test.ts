import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  awakeTogether,
  type Candidate,
  compile,
  defaultPolicy,
  match,
  pairAllowed,
  score,
  SOFT_RULES,
  validatePolicy,
  wakingHours,
  zoneDistance,
} from '../src/index.ts';
import { measure } from '../src/people/score.ts';
import { cohort, mayMeet, person, policies, rules } from './people.ts';

describe('the rules', () => {
  test('compiled, say what they say read slowly from the people themselves', () => {
    fc.assert(
      fc.property(cohort(9), policies, (people, policy) => {
        const c = compile(people);
        for (let i = 0; i < people.length; i++) {
          for (let j = 0; j < people.length; j++) {
            if (i === j) continue;
            expect(pairAllowed(c, policy, i, j)).toBe(mayMeet(policy, people[i]!, people[j]!));
            expect(score(c, policy, i, j)).toBe(score(c, policy, j, i));
            const parts = SOFT_RULES.map((rule) => policy.soft[rule] * measure(c, policy, rule, i, j));
            for (const { question, want, strength, weight } of policy.answers ?? []) {
              const [one, other] = [people[i]!, people[j]!].map(({ answers }) => answers?.[question]);
              const met = one && other && (one === other) === (want === 'equal');
              parts.push(strength === 'wish' && met ? 100 * weight : 0);
            }
            expect(score(c, policy, i, j)).toBe(parts.reduce((sum, part) => sum + part, 0));
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  test('each can be switched off, and then lets the pair through that it alone kept apart', () => {
    const cases = {
      otherCountry: [person('Amina', 'KE'), person('Luca', 'KE')],
      ruledOut: [person('Amina', 'KE', { excluded: ['Luca'] }), person('Luca', 'IT')],
      neverAgain: [person('Amina', 'KE'), person('Luca', 'IT', { former: ['Amina'] })],
      otherEmployer: [person('Amina', 'KE', { employer: 'X' }), person('Luca', 'IT', { employer: 'X' })],
      sharedLanguage: [
        person('Amina', 'KE'),
        person('Luca', 'IT', { languages: [{ code: 'en', level: 2 }] }),
      ],
      zoneDifference: [person('Amina', 'KE'), person('Luca', 'IT', { utcOffsetMinutes: 600 })],
      overlapHours: [
        person('Amina', 'KE'),
        person('Luca', 'IT', { hours: Array.from({ length: 11 }, () => 0) }),
      ],
      musts: [
        person('Amina', 'KE', { wishes: [{ about: 'country', value: 'JP', strength: 'must' }] }),
        person('Luca', 'IT'),
      ],
    };
    const all = Object.fromEntries(Object.entries(rules().hard).map(([r, h]) => [r, { ...h, on: true }]));
    for (const [rule, people] of Object.entries(cases)) {
      const c = compile(people);
      expect(pairAllowed(c, rules(all), 0, 1), rule).toBe(false);
      const off = { ...all, [rule]: { ...all[rule]!, on: false } };
      expect(pairAllowed(c, rules(off), 0, 1), rule).toBe(true);
    }
  });

  test('musts about one thing are alternatives, about two things both hold', () => {
    const wishes = (['IT', 'JP'] as const).map(
      (value) => ({ about: 'country', value, strength: 'must' }) as const,
    );
    const sector = { about: 'sector', value: 'school', strength: 'must' } as const;
    expect(allowed({ wishes }, {})).toBe(true);
    expect(allowed({ wishes: [...wishes, sector] }, {})).toBe(false);
    expect(allowed({ wishes: [...wishes, sector] }, { sector: 'school' })).toBe(true);
    expect(
      allowed({ wishes: [{ about: 'region', value: '035', strength: 'must' }] }, { regions: ['030'] }),
    ).toBe(false);
    expect(
      allowed({ wishes: [{ about: 'region', value: '030', strength: 'must' }] }, { regions: ['030'] }),
    ).toBe(true);
  });

  test('two people of one id, odd hours, priorities, offsets, orders and seeds are refused', () => {
    expect(() => compile([person('Mei', 'JP'), person('Mei', 'IT')])).toThrow(/same id/);
    expect(() => compile([person('Mei', 'JP', { hours: [1] })])).toThrow(/11 words/);
    expect(() => compile([person('Mei', 'JP', { priority: -1 })])).toThrow(/priority/);
    expect(() => compile([person('Mei', 'JP', { utcOffsetMinutes: Number.NaN })])).toThrow(
      /utcOffsetMinutes/,
    );
    expect(() => compile([person('Mei', 'JP', { order: Number.NaN })])).toThrow(/order/);
    expect(() => match([], rules(), { seed: -1 })).toThrow(/seed/);
    expect(() => match([], rules(), { seed: 0.5 })).toThrow(/seed/);
  });
});

describe('clocks', () => {
  test('zones are compared the short way round', () => {
    expect(zoneDistance(-600, 840)).toBe(0);
    expect(zoneDistance(-300, 540)).toBe(600);
  });

  test('hours awake together count both edges of the day', () => {
    expect([0, 360, 480, 600, 720].map((apart) => awakeTogether(apart) / 60)).toEqual([16, 10, 8, 8, 8]);
  });

  test('a waking week has 112 hours wherever one lives', () => {
    for (const offset of [-720, -210, 0, 330, 345, 840]) {
      const bits = [...wakingHours(offset)].map((w) => (w >>> 0).toString(2).replaceAll('0', '').length);
      expect(bits.reduce((a, b) => a + b)).toBe(224);
    }
  });
});

describe('a policy from outside', () => {
  test('the default one is accepted, also after a trip through JSON', () => {
    expect(validatePolicy(JSON.parse(JSON.stringify(defaultPolicy())))).toMatchObject({ ok: true });
  });

  test('every error is named by path and reason', () => {
    const { soft, ...policy } = rules({
      ruledOut: { on: false },
      sharedLanguage: { on: true, minLevel: 7 as 6 },
      zoneDifference: { on: 'yes' as unknown as boolean, maxHours: Number.NaN },
    });
    const { wishes: _, ...most } = soft;
    const verdict = validatePolicy({ ...policy, version: 2, colour: 'red', soft: { ...most, sector: 1.5 } });
    expect(verdict.ok ? [] : verdict.errors.map((e) => `${e.path} ${e.reason}`).sort()).toEqual([
      'colour unknown',
      'hard.ruledOut.on mustStayOn',
      'hard.sharedLanguage.minLevel outOfRange',
      'hard.zoneDifference.maxHours notANumber',
      'hard.zoneDifference.on notABoolean',
      'soft.sector notAnInteger',
      'soft.wishes missing',
      'version notOneOf',
    ]);
    expect(validatePolicy(null)).toMatchObject({ ok: false, errors: [{ path: '', reason: 'notAnObject' }] });
  });
});

/** Whether Amina and Mei may meet, each with these answers. */
function allowed(amina: Partial<Candidate>, mei: Partial<Candidate>): boolean {
  return pairAllowed(compile([person('Amina', 'KE', amina), person('Mei', 'JP', mei)]), rules(), 0, 1);
}

import { describe, expect, test } from 'vitest';
import {
  type Candidate,
  compile,
  createRows,
  type Policy,
  pairAllowed,
  score,
  SOFT_RULES,
  type Wish,
} from '../src/index.ts';
import { asksManyHours } from '../src/people/rows/hours.ts';
import { countOf } from '../../../test/whole.ts';
import { person, rules } from './people.ts';

/** Pseudo-random integers from 0 to below k, the same for the same seed. */
type Random = (k: number) => number;

function randomFrom(seed: number): Random {
  let a = seed;
  return (k) => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((((t ^ (t >>> 14)) >>> 0) * k) / 2 ** 32) | 0;
  };
}

/** How varied the people are: from all alike to everybody with their own words. */
type Variety = { words: number; interests: number; wishes: number; zones: number };

function someone(random: Random, k: number, n: number, variety: Variety): Candidate {
  const { words } = variety;
  const maybe = <T>(value: T): T | undefined => (random(4) === 0 ? undefined : value);
  const list = <T>(most: number, make: () => T): T[] => Array.from({ length: random(most + 1) }, make);
  const about = ['country', 'region', 'language', 'sector', 'role', 'stage', 'interest', 'zone'] as const;
  const prefix = {
    country: 'c',
    region: 'g',
    language: 'l',
    sector: 's',
    role: 'r',
    stage: 't',
    interest: 'i',
  };
  const optional = {
    sector: maybe(`s${random(words)}`),
    role: maybe(`r${random(words)}`),
    stage: maybe(`t${random(words)}`),
    frequency: maybe(`f${random(3)}`),
    employer: maybe(`e${random(words)}`),
    answers: maybe(Object.fromEntries(list(3, () => [`q${random(5)}`, `a${random(words)}`]))),
    hours: maybe(random(3) === 0 ? Array.from({ length: 11 }, () => 0xff00) : hoursOf(random)),
  };
  return {
    ...person(`p${k}`, `c${random(5)}`),
    order: k,
    regions: list(2, () => `g${random(3)}`),
    utcOffsetMinutes: 15 * (random(variety.zones) - 40),
    languages: list(3, () => ({ code: `l${random(4)}`, level: (1 + random(6)) as 1 })),
    interests: list(variety.interests, () => `i${random(variety.interests * 2)}`),
    contactWays: list(3, () => `w${random(words + 3)}`),
    wishes: list(variety.wishes, () => {
      const one = about[random(8)]!;
      return {
        about: one,
        value: one === 'zone' ? random(14) - 1 : `${prefix[one]}${random(7)}`,
        strength: (['must', 'important', 'wish', 'wish'] as const)[random(4)]!,
      };
    }),
    excluded: list(random(8) === 0 ? 2 : 0, () => `p${random(n)}`),
    former: list(random(8) === 0 ? 2 : 0, () => `p${random(n)}`),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  };
}

/** A few stretches of the week. */
function hoursOf(random: Random): number[] {
  const words = Array.from({ length: 11 }, () => 0);
  for (let stretch = random(6); stretch > 0; stretch--) {
    const from = random(320);
    for (let slot = from; slot < from + 1 + random(16); slot++) words[slot >> 5]! |= 1 << (slot & 31);
  }
  return words.map((word) => word >>> 0);
}

/** So many half-hours in a row. */
function week(slots: number): number[] {
  const words = Array.from({ length: 11 }, () => 0);
  for (let slot = 100; slot < 100 + slots; slot++) words[slot >> 5]! |= 1 << (slot & 31);
  return words.map((word) => word >>> 0);
}

function somePolicy(random: Random): Policy {
  const on = () => random(3) === 0;
  const soft = Object.fromEntries(SOFT_RULES.map((rule) => [rule, random(4) === 0 ? 0 : random(1001)]));
  return rules(
    {
      otherCountry: { on: on() },
      ruledOut: { on: on() },
      neverAgain: { on: on() },
      otherEmployer: { on: on() },
      sharedLanguage: { on: on(), minLevel: (1 + random(6)) as 1 },
      zoneDifference: { on: on(), maxHours: random(50) / 4 },
      overlapHours: { on: on(), minHours: random(3) === 0 ? random(169) : random(40) / 4 },
      musts: { on: on() },
    },
    {
      soft: soft as Policy['soft'],
      answers: [0, 1, 2, 3, 4]
        .filter(() => random(3) === 0)
        .map((k) => ({
          question: `q${k}`,
          want: random(2) === 0 ? 'equal' : 'different',
          strength: random(4) === 0 ? 'must' : 'wish',
          weight: random(1001),
        })),
    },
  );
}

/** Compares rows with what the rules say of each pair; returns the number of allowed pairs. */
function compare(people: Candidate[], policy: Policy, random: Random): number {
  const c = compile(people);
  // Takes any part of the people, in any order.
  const chosen = [...people.keys()].filter(() => random(8) > 0).sort(() => random(3) - 1);
  const rows = createRows(c, policy, chosen);
  const out = new Int32Array(rows.n + 3);
  let allowed = 0;
  const inOrder = random(2) === 0;
  for (let turn = 0; turn < rows.n; turn++) {
    const v = inOrder ? turn : random(rows.n);
    const first = random(2) === 0 ? v + 1 : random(rows.n + 1);
    out.fill(-7);
    rows.row(v, first, out);
    const expected = Array.from(out, (_, w) => {
      if (w < first || w >= rows.n) return -7;
      return pairAllowed(c, policy, chosen[v]!, chosen[w]!) ? score(c, policy, chosen[v]!, chosen[w]!) : -1;
    });
    expect([...out]).toEqual(expected);
    allowed += expected.filter((weight) => weight >= 0).length;
    expect(Math.max(...expected)).toBeLessThanOrEqual(rows.most);
  }
  return allowed;
}

describe('pairs scored by the row', () => {
  const kinds: [string, Variety][] = [
    ['much alike', { words: 3, interests: 4, wishes: 3, zones: 4 }],
    ['of every kind', { words: 30, interests: 29, wishes: 6, zones: 90 }],
    ['of more interests and wishes than fit', { words: 200, interests: 50, wishes: 30, zones: 100 }],
  ];
  test.each(kinds)('are worth what the rules say of each pair, among people %s', (_, variety) => {
    let allowed = 0;
    for (let seed = 1; seed <= countOf({ whole: 60, few: 45 }); seed++) {
      const random = randomFrom(seed);
      const n = seed % 3 === 0 ? random(8) : 20 + random(90);
      const people = Array.from({ length: n }, (_, k) => someone(random, k, n, variety));
      allowed += compare(people, somePolicy(random), random);
    }
    expect(allowed).toBeGreaterThan(10_000);
  });

  test('are looked at one by one where many hours in common are asked for', () => {
    const policy = rules({ overlapHours: { on: true, minHours: 30 } });
    expect(asksManyHours(policy)).toBe(true);
    const random = randomFrom(5);
    const people = Array.from({ length: 60 }, (_, k) =>
      person(`p${k}`, `c${k % 7}`, { utcOffsetMinutes: 60 * (k % 24) }),
    );
    expect(compare(people, policy, random)).toBeGreaterThan(0);
  });

  test('are right at the most that is counted, and beyond', () => {
    const random = randomFrom(9);
    const people = [20, 31, 32, 33, 64, 65, 96].flatMap((most, k) =>
      [0, 1].map((twin) =>
        person(`p${2 * k + twin}`, `c${2 * k + twin}`, {
          hours: week(most),
          interests: Array.from({ length: most > 40 ? 63 : 70 }, (_, item) => `i${item}`),
        }),
      ),
    );
    for (const minHours of [0, 15, 15.5, 15.75, 16, 16.25, 32]) {
      const policy = rules({ overlapHours: { on: true, minHours } });
      for (let turn = 0; turn < 5; turn++) compare(people, policy, random);
    }
  });

  test('count every kind of wish and of must at once', () => {
    const values = {
      country: 'c1',
      region: 'g',
      language: 'en',
      sector: 's',
      role: 'r',
      stage: 't',
      interest: 'i',
    };
    const wishes = Object.entries({ ...values, zone: 3 }).flatMap(([about, value]) =>
      (['wish', 'must'] as const).map((strength) => ({ about, value, strength }) as Wish),
    );
    const answers = { regions: ['g'], sector: 's', role: 'r', stage: 't', interests: ['i'] };
    const people = [
      person('Amina', 'c1', {
        ...answers,
        wishes: wishes.map((w) => (w.about === 'country' ? { ...w, value: 'c2' } : w)),
      }),
      person('Luca', 'c2', { ...answers, wishes }),
      person('Mei', 'c3', { ...answers, wishes: wishes.filter(({ about }) => about !== 'stage') }),
    ];
    const c = compile(people);
    const rows = createRows(c, rules(), [0, 1, 2]);
    const out = new Int32Array(3);
    rows.row(0, 1, out);
    expect([...out]).toEqual([0, score(c, rules(), 0, 1), -1]);
    expect(pairAllowed(c, rules(), 0, 1)).toBe(true);
  });

  test('stay right among more people than classes are kept for', () => {
    const random = randomFrom(7);
    const variety = { words: 900, interests: 5, wishes: 2, zones: 100 };
    const people = Array.from({ length: 1300 }, (_, k) => ({
      ...someone(random, k, 1300, variety),
      contactWays: [`w${k % 650}`, `w${(7 * k) % 640}`],
    }));
    const c = compile(people);
    const policy = rules();
    const rows = createRows(c, policy, [...people.keys()]);
    const out = new Int32Array(1300);
    for (let turn = 0; turn < 40; turn++) {
      const v = random(1300);
      rows.row(v, 0, out);
      const expected = people.map((_, w) => (pairAllowed(c, policy, v, w) ? score(c, policy, v, w) : -1));
      expect([...out]).toEqual(expected);
    }
  });
});

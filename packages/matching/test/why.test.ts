import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  barrierOf,
  bestAlternatives,
  type Candidate,
  compile,
  difference,
  match,
  pairAllowed,
  type Policy,
  type RelaxStep,
  score,
  sensitivity,
  SOFT_RULES,
  solve,
} from '../src/index.ts';
import { couldJoin, neighboursOf } from '../src/explain/augmenting.ts';
import { type Edge, graphOf, randomFrom, randomGraph } from './graphs.ts';
import { cohort, person, policies, rules } from './people.ts';

describe('the barrier', () => {
  test('names the few whom the many depend on', () => {
    const star = graphOf(6, [
      [0, 1, 5],
      [0, 2, 5],
      [0, 3, 5],
      [4, 5, 5],
    ]);
    const { needed, groups, unmatched } = barrierOf(star);
    expect({ needed, groups, unmatched }).toEqual({ needed: [0], groups: [[1], [2], [3]], unmatched: 2 });
  });

  test('sees an odd group that nobody is needed for', () => {
    const triangle = graphOf(3, [
      [0, 1, 1],
      [1, 2, 1],
      [0, 2, 1],
    ]);
    expect(barrierOf(triangle)).toEqual({ needed: [], groups: [[0, 1, 2]], unmatched: 1 });
    expect(barrierOf(graphOf(0, []))).toEqual({ needed: [], groups: [], unmatched: 0 });
  });

  test('proves the number of unmatched vertices of any graph', () => {
    const random = randomFrom(31);
    for (let round = 0; round < 300; round++) {
      const n = 1 + random(round % 10 === 0 ? 120 : 30);
      const graph = graphOf(n, randomGraph(random, n, 2 + random(20), 0, 9));
      const { needed, groups, unmatched } = barrierOf(graph);
      const group = new Map(groups.flatMap((list, g) => list.map((v) => [v, g])));
      for (let k = 0; k < graph.from.length; k++) {
        const [i, j] = [graph.from[k]!, graph.to[k]!];
        if (needed.includes(i) || needed.includes(j)) continue;
        expect(group.get(i)).toBe(group.get(j));
      }
      expect(groups.length - needed.length).toBe(unmatched);
      expect(unmatched).toBe(n - 2 * solve(graph).cardinality);
    }
  });
});

describe('a change that costs nobody a partner', () => {
  test('is found exactly when one more can be matched with it', () => {
    const random = randomFrom(32);
    const seen = { yes: 0, no: 0 };
    for (let round = 0; round < 600; round++) {
      const n = 5 + random(20);
      const edges = randomGraph(random, n, 4 + random(25), 1, 5);
      const graph = graphOf(n, edges);
      const { mate, cardinality } = solve(graph);
      const root = mate.indexOf(-1);
      if (root === -1) continue;
      const more = [random(n), random(n)].filter((v) => v !== root);
      const wider = graphOf(n, [...edges, ...more.map((v): Edge => [root, v, 1])]);
      const joins = couldJoin(neighboursOf(graph), mate, root, more);
      expect(joins).toBe(solve(wider).cardinality > cardinality);
      seen[joins ? 'yes' : 'no']++;
    }
    expect(Math.min(seen.yes, seen.no)).toBeGreaterThan(50);
  });

  test('may be dearer than the cheapest that merely opens somebody', () => {
    const amina = person('Amina', 'KE', {
      order: 9,
      wishes: [{ about: 'country', value: 'IT', strength: 'must' }],
    });
    const luca = person('Luca', 'IT', { excluded: ['Amina'] });
    const result = match(
      [amina, luca, person('Mei', 'CN'), person('Bao', 'CN', { languages: [] })],
      rules(),
      {
        locked: [],
      },
    );
    const waiting = result.unmatched.find(({ id }) => id === 'Amina')!;
    expect(waiting.relaxation).toMatchObject({ kind: 'dropMust', opens: 1 });
    // Mei would be taken from Luca, whom Amina may not meet; Bao has no language yet, and nobody waits for that.
    expect(waiting.withoutLoss).toBeNull();
  });
});

const trio = [
  person('Amina', 'KE', { sector: 'a', interests: ['i'] }),
  person('Luca', 'IT', { sector: 'a' }),
  person('Mei', 'CN', { order: 1 }),
];
const forbid: Partial<Policy> = { trios: 'forbid' };

const run = (candidates: Candidate[], policy: Policy, locked: string[][] = []) => ({
  candidates,
  policy,
  result: match(candidates, policy, { locked }),
});

describe('the difference of two runs', () => {
  const reasons = (before: ReturnType<typeof run>, after: ReturnType<typeof run>) =>
    Object.fromEntries(difference(before, after).map(({ id, reason }) => [id, reason.kind]));
  const before = run(trio, rules({}, forbid));

  test('is empty for the same run', () => {
    expect(difference(before, before)).toEqual([]);
  });

  test('says who went, and whose partner went', () => {
    expect(before.result.groups.map(({ members }) => members)).toEqual([['Amina', 'Luca']]);
    const after = run([trio[0]!, trio[2]!], rules({}, forbid));
    expect(reasons(before, after)).toEqual({ Amina: 'partnerWent', Luca: 'went', Mei: 'worthMore' });
  });

  test('says which rule now forbids a pair, and which no longer does', () => {
    const strangers = [{ ...trio[0]!, former: ['Luca'] }, trio[1]!, trio[2]!];
    const free = run(strangers, rules({ neverAgain: { on: false } }, forbid));
    const strict = run(strangers, rules({}, forbid));
    expect(difference(free, strict).find(({ id }) => id === 'Amina')?.reason).toMatchObject({
      kind: 'nowForbidden',
      partner: 'Luca',
      rules: ['neverAgain'],
    });
    expect(difference(strict, free).find(({ id }) => id === 'Luca')?.reason).toMatchObject({
      kind: 'nowAllowed',
      rules: ['neverAgain'],
    });
  });

  test('says when a hand did it, or a pair is worth more', () => {
    const locked = run(trio, rules({}, forbid), [['Luca', 'Mei']]);
    expect(reasons(before, locked)).toMatchObject({ Luca: 'locked', Mei: 'locked' });
    // Another hand-made partner is no work of the rules.
    const other = run(trio, rules({}, forbid), [['Luca', 'Amina']]);
    expect(reasons(locked, other)).toEqual({ Amina: 'locked', Luca: 'locked', Mei: 'others' });
    const close = [trio[0]!, trio[1]!, { ...trio[2]!, sector: 'a', interests: ['i'] }];
    expect(reasons(run(trio, rules({}, forbid)), run(close, rules({}, forbid)))).toMatchObject({
      Amina: 'worthMore',
    });
  });
});

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
  // Amina or Nils: to the whole it is the same.
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

test('a whole match tells the best alternative of each and why so many stay without, when asked', () => {
  const people = [
    person('Amina', 'KE', { sector: 'a' }),
    person('Luca', 'IT', { sector: 'a' }),
    person('Nils', 'KE', { order: 1 }),
    person('Ines', 'KE', { order: 2 }),
  ];
  const { insight } = match(people, rules({}, forbid), { insight: true });
  expect(insight?.barrier).toEqual({
    needed: ['Luca'],
    groups: [['Amina'], ['Nils'], ['Ines']],
    unmatched: 2,
  });
  const of = (id: string) => insight?.alternatives.find((one) => one.id === id);
  expect(of('Amina')).toBeUndefined();
  // Sharing a sector is what Amina and Luca have more.
  const change = -rules().soft.sector * 100;
  expect(of('Luca')).toMatchObject({ other: 'Nils', change, left: ['Amina'], fewer: false });
  expect(of('Nils')).toMatchObject({ other: 'Luca', change, left: ['Amina'] });
  expect(match(people, rules({}, forbid)).insight).toBeUndefined();
});

test('an alternative tells what the four would lose who exchanged their partners, and never promises a better whole', () => {
  fc.assert(
    fc.property(cohort(12), policies, (people, policy) => {
      const { insight, groups, totals, unmatched } = match(people, policy, { insight: true });
      const placed = new Set(groups.flatMap(({ members }) => members));
      expect(insight!.barrier.unmatched).toBeLessThanOrEqual(unmatched.length + totals.trios);
      for (const { id, other, change, left, atLeast } of insight!.alternatives) {
        expect(groups.some(({ members }) => members.includes(id) && members.includes(other))).toBe(false);
        expect(left.every((one) => placed.has(one))).toBe(true);
        expect(atLeast).toBeGreaterThanOrEqual(0);
        if (left.length === 0 && totals.trios === 0 && placed.has(id) && placed.has(other))
          expect(change).toBeLessThanOrEqual(-atLeast);
      }
    }),
    { numRuns: 300 },
  );
});

test('what an alternative is said to cost is true of every arrangement with those two together', () => {
  const seen = { fewer: 0, atLeast: 0 };
  fc.assert(
    fc.property(cohort(7), policies, (people, some) => {
      const policy = { ...some, trios: 'forbid' as const };
      const { insight, groups, proof } = match(people, policy, { insight: true });
      const place = new Map<unknown, number>(people.map(({ id }, k) => [id, k]));
      // Without priorities and most pairs to come first, only weight counts.
      const first = (placed: readonly number[]): string =>
        [2, 1, 0]
          .slice(0, policy.objective === 'weight' ? 2 : 3)
          .map((level) => placed.filter((k) => people[k]!.priority === level).length)
          .join();
      const now = first(groups.flatMap(({ members }) => members.map((id) => place.get(id)!)));
      for (const { id, other, atLeast, fewer } of insight!.alternatives) {
        const all = arrangementsWith(people, policy, place.get(id)!, place.get(other)!);
        const alike = all.filter(({ placed }) => first(placed) === now);
        if (fewer) expect(alike).toEqual([]);
        for (const { weight } of alike) expect(weight).toBeLessThanOrEqual(proof.weight - atLeast);
        if (fewer) seen.fewer++;
        if (atLeast > 0) seen.atLeast++;
      }
    }),
    { numRuns: 1000, seed: 3 },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(10);
});

/** All ways to pair people off in which two are together: who has a partner, and the sum. */
function arrangementsWith(people: readonly Candidate[], policy: Policy, a: number, b: number) {
  const c = compile(people);
  const found: { placed: number[]; weight: number }[] = [];
  const go = (next: number, placed: readonly number[], weight: number): void => {
    if (next === people.length) found.push({ placed: [...placed], weight });
    else {
      go(next + 1, placed, weight);
      for (let w = next + 1; w < people.length && !placed.includes(next); w++)
        if (!placed.includes(w) && pairAllowed(c, policy, next, w))
          go(next + 1, [...placed, next, w], weight + score(c, policy, next, w));
    }
  };
  go(0, [a, b], score(c, policy, a, b));
  return found;
}

test('the best alternative of each comes with what it would cost the whole, never less than nothing', () => {
  const random = randomFrom(33);
  for (let round = 0; round < 60; round++) {
    const n = 4 + random(7);
    const edges = randomGraph(random, n, 70, 1, 9);
    const graph = graphOf(n, edges);
    const best = solve(graph, { objective: 'weight' });
    bestAlternatives(graph, best).forEach((other, v) => {
      const own = edges.filter(([i, j]) => (i === v || j === v) && best.mate[i] !== j);
      expect(other?.weight ?? 0).toBe(Math.max(0, ...own.map(([, , w]) => w)));
      if (!other) return;
      // With the two put together the rest can reach no more than the whole less the cost.
      const rest = edges.filter(([i, j]) => ![i, j].some((x) => x === v || x === other.other));
      const forced = other.weight + solve(graphOf(n, rest), { objective: 'weight' }).weight;
      expect(other.costs).toBeGreaterThanOrEqual(0);
      expect(forced).toBeLessThanOrEqual(best.weight - other.costs);
    });
  }
});

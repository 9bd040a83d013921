import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  bestAlternatives,
  type Candidate,
  compile,
  match,
  pairAllowed,
  type Policy,
  score,
  solve,
} from '../src/index.ts';
import { countOf } from '../../../test/whole.ts';
import { graphOf, randomFrom, randomGraph } from './graphs.ts';
import { cohort, person, policies, rules } from './people.ts';

const forbid: Partial<Policy> = { trios: 'forbid' };

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
  // Amina and Luca share a sector: that is the worth lost by this change.
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
    { numRuns: countOf({ whole: 300, few: 150 }) },
  );
});

test('what an alternative is said to cost is true of every arrangement with those two together', () => {
  const seen = { fewer: 0, atLeast: 0 };
  fc.assert(
    fc.property(cohort(7), policies, (people, some) => {
      const policy = { ...some, trios: 'forbid' as const };
      const { insight, groups, proof } = match(people, policy, { insight: true });
      const place = new Map<unknown, number>(people.map(({ id }, k) => [id, k]));
      // Without priorities, and without most pairs as an aim, only weight counts.
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
    { numRuns: countOf({ whole: 1000, few: 350 }), seed: 8 },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(10);
});

/** All ways of pairing people in which the two are together: who has a partner, and the sum. */
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
      // With the two together, the rest can reach at most the whole less the cost.
      const rest = edges.filter(([i, j]) => ![i, j].some((x) => x === v || x === other.other));
      const forced = other.weight + solve(graphOf(n, rest), { objective: 'weight' }).weight;
      expect(other.costs).toBeGreaterThanOrEqual(0);
      expect(forced).toBeLessThanOrEqual(best.weight - other.costs);
    });
  }
});

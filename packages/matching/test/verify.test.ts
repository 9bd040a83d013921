import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Matching, solve, verify } from '../src/index.ts';
import { graphOf, randomFrom, randomGraph } from './graphs.ts';

// Two vertices have no edges, so the unit counts.
const graph = graphOf(
  33,
  randomGraph(randomFrom(4), 31, 60, 1, 9),
  Array.from({ length: 33 }, (_, v) => v % 3),
);
const right = solve(graph);

/** A copy that the test spoils. */
function spoilt(change: (result: Matching) => void): Matching {
  const copy = structuredClone(right);
  change(copy);
  return copy;
}

function separate(result: Matching, v: number): void {
  result.mate[result.mate[v]!] = -1;
  result.mate[v] = -1;
}

const inside = right.certificate.blossoms.within.findIndex((b) => b !== -1);
const firstCovered = right.mate.findIndex((w) => w !== -1);

describe('the verifier', () => {
  test('accepts what the solver proves', () => {
    expect(verify(graph, right)).toMatchObject({ ok: true });
  });

  test('needs blossoms for this graph, so that their duals are tested too', () => {
    expect(right.certificate.blossoms.parents.length).toBeGreaterThan(0);
  });

  test.each<[string, string, (result: Matching) => void]>([
    ['a mate array of another length', 'shape', (r) => (r.mate = r.mate.slice(1))],
    ['a mate who does not agree', 'mateNotMutual', (r) => (r.mate[right.mate[firstCovered]!] = -1)],
    ['a negative dual', 'negativeDual', (r) => (r.certificate.duals[3] = -1)],
    ['a dual that is not whole', 'negativeDual', (r) => (r.certificate.duals[3]! += 0.5)],
    ['an even blossom', 'badBlossom', (r) => (r.certificate.blossoms.within[inside] = -1)],
    ['a blossom inside itself', 'badBlossom', (r) => (r.certificate.blossoms.parents[0] = 0)],
    ['a blossom that is not there', 'badBlossom', (r) => (r.certificate.blossoms.within[inside] = 99)],
    ['a negative blossom dual', 'badBlossom', (r) => (r.certificate.blossoms.duals[0] = -2)],
    ['a unit too small to put pairs first', 'wrongUnit', (r) => r.certificate.unit--],
    ['one dual too low: a pair is worth more', 'violatedPair', (r) => r.certificate.duals[firstCovered]!--],
    ['a blossom left out', 'violatedPair', (r) => (r.certificate.blossoms.duals[0] = 0)],
    ['one dual too high: the bound is not met', 'boundNotMet', (r) => r.certificate.duals[firstCovered]!++],
    ['a wrong weight', 'wrongWeight', (r) => r.weight++],
    ['a wrong number of pairs', 'wrongCardinality', (r) => r.cardinality++],
    ['a pair too few', 'wrongCardinality', (r) => separate(r, firstCovered)],
    [
      'another objective than was solved',
      'violatedPair|boundNotMet|wrongUnit',
      (r) => (r.objective = 'weight'),
    ],
  ])('refuses %s', (_, failure, change) => {
    const verdict = verify(graph, spoilt(change));
    expect(verdict.ok).toBe(false);
    expect(verdict.ok ? '' : verdict.failure).toMatch(new RegExp(`^(${failure})$`));
  });

  test('refuses a worse matching with honest totals and true duals', () => {
    const worse = spoilt((r) => {
      const v = firstCovered;
      const k = graph.from.findIndex((i, e) => i === v && graph.to[e] === right.mate[v]);
      separate(r, v);
      r.cardinality--;
      r.weight -= graph.weight[k]!;
    });
    expect(verify(graph, worse)).toMatchObject({ ok: false, failure: 'boundNotMet' });
  });

  test('takes a unit of 0 only where more pairs, or others in them, could not be had', () => {
    const alone = { ...structuredClone(right), objective: 'weight' as const };
    expect(verify({ ...graph, priority: new Int32Array(33) }, solve(graphOf(3, [])))).toMatchObject({
      failure: 'shape',
    });
    alone.certificate.unit = 0;
    expect(verify(graph, alone)).toMatchObject({ failure: 'wrongUnit' });
    const path = graphOf(3, [[0, 1, 1]]);
    const covered = solve(path);
    expect(covered.certificate.unit).toBe(0);
    expect(verify({ ...path, priority: Int32Array.of(0, 0, 1) }, covered)).toMatchObject({
      failure: 'wrongUnit',
    });
  });

  test('refuses a pair that is no edge', () => {
    const path = graphOf(3, [[0, 1, 1]]);
    const result = { ...solve(path), mate: Int32Array.of(2, -1, 0) };
    expect(verify(path, result)).toMatchObject({ ok: false, failure: 'pairNotAnEdge' });
  });

  test('shares no code with the solver', () => {
    for (const name of ['verify', 'verifySource', 'checks', 'nesting']) {
      const source = readFileSync(new URL(`../src/verify/${name}.ts`, import.meta.url), 'utf8');
      const imported = [...source.matchAll(/^import (?!type).*from '(.*)';$/gm)].map(([, path]) => path);
      expect(imported.filter((path) => !['./checks.ts', './nesting.ts'].includes(path!))).toEqual([]);
    }
  });
});

import { describe, expect, test } from 'vitest';
import { type PairSource, solve, solveSource, verify, verifySource } from '../src/index.ts';
import { countOf } from '../../../test/whole.ts';
import { type Edge, graphOf, randomFrom, randomGraph } from './graphs.ts';
import { sourceOf } from './sources.ts';

const OBJECTIVES = ['cardinality', 'weight'] as const;

describe('pairs that are never all held', () => {
  test('are matched as well as when they are, however few each vertex begins with', () => {
    const random = randomFrom(71);
    let added = 0;
    for (let round = 0; round < countOf({ whole: 400, few: 160 }); round++) {
      const n = round % 8 === 0 ? 60 + random(80) : 2 + random(40);
      const edges = randomGraph(random, n, 20 + random(80), 0, 1 + random(round % 2 ? 5 : 1000));
      const priority = round % 3 === 0 ? Array.from({ length: n }, () => random(4)) : undefined;
      const { source } = sourceOf(n, edges, priority);
      const first = 1 + random(3);
      const kept = first + random(4);
      for (const objective of OBJECTIVES) {
        const result = solveSource(source, { objective, first, kept });
        const whole = solve(graphOf(n, edges, priority), { objective });
        expect(verifySource(source, result)).toMatchObject({ ok: true });
        // The proof also holds for the whole graph, if its least and greatest weights are the same.
        expect(result).toMatchObject({ weight: whole.weight, pairs: edges.length });
        if (objective === 'cardinality') expect(result.cardinality).toBe(whole.cardinality);
        added += result.edges;
        expect(verify(graphOf(n, edges, priority), whole)).toMatchObject({ ok: true });
      }
    }
    expect(added).toBeGreaterThan(0);
  });

  test('are asked for about once: few rows are asked for again', () => {
    const random = randomFrom(72);
    const { source, asked } = sourceOf(400, randomGraph(random, 400, 90, 0, 10_000));
    const result = solveSource(source);
    expect(asked.rows).toBeLessThan(480);
    expect(result.edges).toBeLessThan(result.pairs / 6);
    expect(verifySource(source, result)).toMatchObject({ ok: true });
  });

  test('an odd crowd, a majority and equal weights go through the same door', () => {
    const random = randomFrom(73);
    for (const weight of [() => 7, () => random(10_000)]) {
      const country = Array.from({ length: 301 }, () => (random(10) < 6 ? 0 : 1 + random(30)));
      const edges: Edge[] = [];
      country.forEach((c, i) =>
        country.forEach((d, j) => {
          if (i < j && c !== d) edges.push([i, j, weight()]);
        }),
      );
      const { source } = sourceOf(301, edges);
      const result = solveSource(source);
      expect(verifySource(source, result)).toMatchObject({ ok: true });
      expect(result.cardinality).toBe(Math.min(150, country.filter((c) => c > 0).length));
    }
  });

  test('nothing, one vertex and nobody allowed', () => {
    for (const n of [0, 1, 5]) {
      const { source } = sourceOf(n, []);
      const result = solveSource(source);
      expect(result).toMatchObject({ cardinality: 0, weight: 0, pairs: 0 });
      expect(verifySource(source, result)).toMatchObject({ ok: true });
    }
  });

  test('the verifier asks for every pair again, and a weight it was not told of is noticed', () => {
    const { source, asked } = sourceOf(30, randomGraph(randomFrom(74), 30, 60, 0, 50));
    const result = solveSource(source);
    asked.rows = 0;
    verifySource(source, result);
    expect(asked.rows).toBe(30);
    const better: PairSource = {
      ...source,
      row(v, first, out) {
        source.row(v, first, out);
        if (v === 3) out[29] = 50;
        if (v === 29 && first <= 3) out[3] = 50;
      },
    };
    const forgetful = solveSource(source, { objective: 'weight' });
    const noticed = verifySource(better, forgetful);
    const truth = solveSource(better, { objective: 'weight' });
    expect(noticed.ok).toBe(truth.weight === forgetful.weight);
  });

  test('weights that could not be told apart are refused, and a caller can stop', () => {
    const { source } = sourceOf(40, randomGraph(randomFrom(75), 40, 60, 0, 50));
    expect(() => solveSource({ ...source, most: 2 ** 50 })).toThrow(/2\^53/);
    expect(() => solveSource(source, { shouldStop: () => true })).toThrow(
      expect.objectContaining({ name: 'AbortError' }),
    );
    const seen: number[] = [];
    solveSource(source, { onProgress: (done) => seen.push(done) });
    expect(seen.at(-1)).toBe(40);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  });
});

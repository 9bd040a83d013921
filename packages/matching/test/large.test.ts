import { describe, expect, test } from 'vitest';
import { type Edge, graphOf, proven, randomFrom, randomGraph, shuffled, valueOf } from './graphs.ts';

const OBJECTIVES = ['cardinality', 'weight'] as const;

describe('graphs too large to try everything, by their certificates', () => {
  test('13 to 45 vertices full of ties', () => {
    const random = randomFrom(21);
    for (let round = 0; round < 400; round++) {
      const n = 13 + random(33);
      const edges = randomGraph(random, n, 5 + random(90), 0, 1 + random(4));
      const priority = round % 3 === 0 ? Array.from({ length: n }, () => random(4)) : undefined;
      for (const objective of OBJECTIVES) proven(graphOf(n, edges, priority), objective);
    }
  });

  test('60 to 420 vertices full of ties', () => {
    const random = randomFrom(22);
    for (let round = 0; round < 40; round++) {
      const n = 60 + random(361);
      const edges = randomGraph(random, n, 2 + random(round % 4 === 0 ? 90 : 15), 0, 1 + random(5));
      proven(graphOf(n, edges), OBJECTIVES[round % 2]);
    }
  });

  test('an odd number, a majority country and equal weights are no harder', () => {
    const random = randomFrom(23);
    const people = 501;
    const country = Array.from({ length: people }, () => (random(10) < 6 ? 0 : 1 + random(30)));
    for (const weight of [() => 7, () => random(10_000)]) {
      const edges: Edge[] = [];
      for (let i = 0; i < people; i++) {
        for (let j = i + 1; j < people; j++) if (country[i] !== country[j]) edges.push([i, j, weight()]);
      }
      const minority = country.filter((c) => c > 0).length;
      expect(proven(graphOf(people, edges)).cardinality).toBe(Math.min(250, minority));
    }
  });

  test('a thousand vertices and half a million edges are matched to the proven optimum', () => {
    const random = randomFrom(24);
    const graph = graphOf(1001, randomGraph(random, 1001, 95, 0, 10_000));
    expect(proven(graph).cardinality).toBe(500);
  });

  test('adding an edge never lowers the optimum', () => {
    const random = randomFrom(25);
    for (let round = 0; round < 60; round++) {
      const n = 10 + random(30);
      const edges = randomGraph(random, n, 25, 1, 6);
      const more: Edge[] = [...edges, [random(n), random(n), 1 + random(6)]];
      const before = proven(graphOf(n, edges), 'weight').weight;
      expect(proven(graphOf(n, more), 'weight').weight).toBeGreaterThanOrEqual(before);
    }
  });

  test('numbering the vertices anew changes neither how many pairs there are nor what they weigh', () => {
    const random = randomFrom(26);
    for (let round = 0; round < 60; round++) {
      const n = 10 + random(60);
      const edges = randomGraph(random, n, 10 + random(60), 0, 4);
      const name = shuffled(random, [...Array.from({ length: n }).keys()]);
      const priority = Array.from({ length: n }, () => random(3));
      const named = edges.map(([i, j, w]): Edge => [name[i]!, name[j]!, w]);
      const byName = Int32Array.from({ length: n });
      priority.forEach((level, v) => (byName[name[v]!] = level));
      for (const objective of OBJECTIVES) {
        const one = graphOf(n, edges, priority);
        const other = graphOf(n, named, [...byName]);
        expect(valueOf(other, proven(other, objective))).toEqual(valueOf(one, proven(one, objective)));
      }
    }
  });

  test('ten levels of priority among 20,000 vertices are covered in order, exactly', () => {
    const random = randomFrom(27);
    const n = 20_000;
    const edges = Array.from({ length: n }, (): Edge => [random(n), random(n), random(10_001)]).filter(
      ([i, j]) => i !== j,
    );
    const level = Array.from({ length: n }, () => random(10));
    const result = proven(graphOf(n, edges, level));
    // Coverable sets form a matroid. So at each level, as many vertices of that level and above are covered as if only they counted.
    for (let least = 0; least < 10; least++) {
      const isHigh = (v: number): number => Number(level[v]! >= least);
      const counted = edges.map(([i, j]): Edge => [i, j, isHigh(i) + isHigh(j)]);
      const covered = level.filter((one, v) => one >= least && result.mate[v] !== -1).length;
      expect(covered).toBe(proven(graphOf(n, counted), 'weight').weight);
    }
    expect(result.cardinality).toBeLessThan(n / 2 - 100);
  });
});

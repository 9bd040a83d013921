import { describe, expect, test } from 'vitest';
import { bestOf, type Edge, graphOf, proven, randomFrom, randomGraph, shuffled, valueOf } from './graphs.ts';

/** A cycle of five that becomes a blossom, and the way into it. */
const RING: readonly Edge[] = [
  [1, 2, 45],
  [1, 5, 45],
  [2, 3, 50],
  [3, 4, 45],
  [4, 5, 50],
  [1, 6, 30],
];

/** Each family makes the algorithm take a rare turn, which its comment names. Vertices count from 1. */
const FAMILIES: Record<string, Edge[]> = {
  'an S-blossom used for augmenting': [
    [1, 2, 8],
    [1, 3, 9],
    [2, 3, 10],
    [3, 4, 7],
    [1, 6, 5],
    [4, 5, 6],
  ],
  'an S-blossom relabelled as T': [
    [1, 2, 9],
    [1, 3, 8],
    [2, 3, 10],
    [1, 4, 5],
    [4, 5, 4],
    [1, 6, 3],
  ],
  'the same, entered elsewhere': [
    [1, 2, 9],
    [1, 3, 8],
    [2, 3, 10],
    [1, 4, 5],
    [4, 5, 3],
    [3, 6, 4],
  ],
  'a nested S-blossom': [
    [1, 2, 9],
    [1, 3, 9],
    [2, 3, 10],
    [2, 4, 8],
    [3, 5, 8],
    [4, 5, 10],
    [5, 6, 6],
  ],
  'a nested S-blossom relabelled as S and in another': [
    [1, 2, 10],
    [1, 7, 10],
    [2, 3, 12],
    [3, 4, 20],
    [3, 5, 20],
    [4, 5, 25],
    [5, 6, 10],
    [6, 7, 10],
    [7, 8, 8],
  ],
  'a nested S-blossom that expands recursively': [
    [1, 2, 8],
    [1, 3, 8],
    [2, 3, 10],
    [2, 4, 12],
    [3, 5, 12],
    [4, 5, 14],
    [4, 6, 12],
    [5, 7, 12],
    [6, 7, 14],
    [7, 8, 12],
  ],
  'an S-blossom relabelled as T that expands': [
    [1, 2, 23],
    [1, 5, 22],
    [1, 6, 15],
    [2, 3, 25],
    [3, 4, 22],
    [4, 5, 25],
    [4, 8, 14],
    [5, 7, 13],
  ],
  'a nested one relabelled as T that expands': [
    [1, 2, 19],
    [1, 3, 20],
    [1, 8, 8],
    [2, 3, 25],
    [2, 4, 18],
    [3, 5, 18],
    [4, 5, 13],
    [4, 7, 7],
    [5, 6, 7],
  ],
  'a T-blossom that expands with more than one way in': [
    ...RING,
    [3, 9, 35],
    [4, 8, 35],
    [5, 7, 26],
    [9, 10, 5],
  ],
  'the same with the other way in first': [...RING, [3, 9, 35], [4, 8, 26], [5, 7, 40], [9, 10, 5]],
  'an expanded T-blossom whose least-slack edge goes to a new S-blossom': [
    ...RING,
    [3, 9, 35],
    [4, 8, 28],
    [5, 7, 26],
    [9, 10, 5],
  ],
  'a nested T-blossom that expands into a new T-blossom': [
    [1, 2, 45],
    [1, 7, 45],
    [2, 3, 50],
    [3, 4, 45],
    [4, 5, 95],
    [4, 6, 94],
    [5, 6, 94],
    [6, 7, 50],
    [1, 8, 30],
    [3, 11, 35],
    [5, 9, 36],
    [7, 10, 26],
    [11, 12, 5],
  ],
  'a nested S-blossom relabelled as T with the free way first': [
    [1, 2, 40],
    [1, 3, 40],
    [2, 3, 60],
    [2, 4, 55],
    [3, 5, 55],
    [4, 5, 50],
    [1, 8, 15],
    [5, 7, 30],
    [7, 6, 10],
    [8, 10, 10],
    [4, 9, 30],
  ],
};

describe('families that make blossoms nest, relabel and expand', () => {
  test.each(Object.entries(FAMILIES))('%s, under any numbering', (_, edges) => {
    const random = randomFrom(edges.length);
    for (let round = 0; round < 30; round++) {
      const name = shuffled(random, [...Array.from({ length: 13 }).keys()].slice(1));
      const graph = graphOf(
        12,
        round === 0 ? shift(edges) : edges.map(([i, j, w]) => [name[i - 1]! - 1, name[j - 1]! - 1, w]),
      );
      for (const objective of ['cardinality', 'weight'] as const) {
        expect(valueOf(graph, proven(graph, objective))).toEqual(bestOf(graph, objective));
      }
    }
  });

  test('odd cliques of equal and of rising weights', () => {
    for (let n = 3; n <= 61; n += 2) {
      const pairs = randomGraph(randomFrom(n), n, 100, 1, 1);
      expect(proven(graphOf(n, pairs)).cardinality).toBe((n - 1) / 2);
      proven(
        graphOf(
          n,
          pairs.map(([i, j]) => [i, j, i + j]),
        ),
        'weight',
      );
      proven(
        graphOf(
          n,
          pairs.map(([i, j]) => [i, j, i * j + 1]),
        ),
        'weight',
      );
    }
  });

  test('long paths and odd cycles', () => {
    for (const n of [301, 400]) {
      const path = Array.from({ length: n - 1 }, (_, i): Edge => [i, i + 1, 2 + (i % 2)]);
      expect(proven(graphOf(n, path)).cardinality).toBe(Math.floor(n / 2));
      proven(graphOf(n, [...path, [n - 1, 0, 2]]), 'weight');
    }
  });

  test('hundreds of blossoms one in another do not exhaust the stack', () => {
    // Each further pair of vertices closes an odd cycle around all earlier ones.
    const edges: Edge[] = [];
    const n = 2001;
    for (let v = 1; v + 1 < n; v += 2) {
      edges.push(
        [Math.max(0, v - 2), v, 4000 - v],
        [Math.max(0, v - 1), v + 1, 4000 - v],
        [v, v + 1, 4001 - v],
      );
    }
    const { certificate } = proven(graphOf(n, edges));
    expect(certificate.blossoms.parents.length).toBeGreaterThan(300);
  });

  test('chains of triangles, triangulated strips and near-regular graphs', () => {
    const random = randomFrom(31);
    for (const n of [99, 150, 301]) {
      const chain: Edge[] = [];
      const strip: Edge[] = [];
      const regular: Edge[] = [];
      for (let v = 0; v + 2 < n; v++) {
        if (v % 3 === 0) chain.push([v, v + 1, 10], [v + 1, v + 2, 10], [v, v + 2, 10]);
        if (v % 3 === 2) chain.push([v, v + 1, 8]);
        strip.push([v, v + 1, 3 + random(2)], [v, v + 2, 3 + random(2)]);
        for (const step of [1, 5, 11]) regular.push([v, (v + step) % n, 5 + random(3)]);
      }
      for (const edges of [chain, strip, regular]) {
        for (const objective of ['cardinality', 'weight'] as const) proven(graphOf(n, edges), objective);
      }
    }
  });

  test('triangulated grids, their weights equal or nearly so', () => {
    const random = randomFrom(32);
    for (const [wide, high] of [
      [5, 41],
      [15, 15],
    ] as const) {
      for (const spare of [1, 2, 9]) {
        const edges: Edge[] = [];
        for (let v = 0; v < wide * high; v++) {
          const isLast = v % wide === wide - 1;
          if (!isLast) edges.push([v, v + 1, 5 + random(spare)]);
          if (v + wide < wide * high) edges.push([v, v + wide, 5 + random(spare)]);
          if (!isLast && v + wide + 1 < wide * high) edges.push([v, v + wide + 1, 5 + random(spare)]);
        }
        const graph = graphOf(wide * high, edges);
        expect(proven(graph).cardinality).toBe((wide * high - 1) / 2);
        proven(graph, 'weight');
      }
    }
  });
});

function shift(edges: readonly Edge[]): Edge[] {
  return edges.map(([i, j, w]) => [i - 1, j - 1, w]);
}

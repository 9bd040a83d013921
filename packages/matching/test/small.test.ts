import { describe, expect, test } from 'vitest';
import { type Graph, solve } from '../src/index.ts';
import { fewOf } from '../../../test/whole.ts';
import { bestOf, type Edge, graphOf, proven, randomFrom, randomGraph, shuffled, valueOf } from './graphs.ts';
import { checkTiny, kindsOf, matchingsOf, pairsOf } from './tiny.ts';

const OBJECTIVES = ['cardinality', 'weight'] as const;
/** The most graphs of one size in a quick run. */
const MOST = 10_000;

describe('small graphs, against trying everything', () => {
  test('every graph of up to five vertices with weights 1 and 2 is matched as well as can be', () => {
    for (let n = 0; n <= 5; n++) {
      const [pairs, matchings] = [pairsOf(n), matchingsOf(n)];
      const codes = Array.from({ length: 3 ** pairs.length }, (_, code) => code);
      for (const code of fewOf(codes, MOST)) checkTiny(n, code, pairs, matchings);
    }
  });

  test('every kind of graph of six vertices with weights 1 and 2 is too', () => {
    const [pairs, matchings, kinds] = [pairsOf(6), matchingsOf(6), kindsOf(6)];
    for (const code of fewOf(kinds, MOST)) checkTiny(6, code, pairs, matchings);
    expect(kinds.length).toBe(25_506);
  }, 600_000);

  test('random graphs of up to twelve vertices, negative weights and priorities included, are too', () => {
    const random = randomFrom(11);
    for (let round = 0; round < 500; round++) {
      const n = round % 20 === 0 ? 11 + random(2) : 2 + random(9);
      const low = random(3) === 0 ? -4 : 0;
      const edges = randomGraph(random, n, 20 + random(80), low, 1 + random(9));
      const priority = Array.from({ length: n }, () => random(1 + (round % 4)));
      const graph = graphOf(n, edges, priority);
      for (const objective of OBJECTIVES) {
        expect(valueOf(graph, proven(graph, objective))).toEqual(bestOf(graph, objective));
      }
    }
  });

  test('higher levels are covered first, even at the cost of all weight', () => {
    const edges: Edge[] = [
      [0, 1, 1000],
      [1, 2, 1],
    ];
    expect([...proven(graphOf(3, edges)).mate]).toEqual([1, 0, -1]);
    expect([...proven(graphOf(3, edges, [0, 0, 1])).mate]).toEqual([-1, 2, 1]);
    expect([...proven(graphOf(3, edges, [0, 0, 1]), 'weight').mate]).toEqual([-1, 2, 1]);
    expect([...proven(graphOf(3, edges, [2, 0, 1])).mate]).toEqual([1, 0, -1]);
  });

  test('the two objectives differ where more pairs weigh less', () => {
    const path = graphOf(4, [
      [0, 1, 1],
      [1, 2, 5],
      [2, 3, 1],
    ]);
    expect(proven(path, 'cardinality')).toMatchObject({ cardinality: 2, weight: 2 });
    expect(proven(path, 'weight')).toMatchObject({ cardinality: 1, weight: 5 });
  });
});

describe('what a graph may contain', () => {
  test('nothing, isolated vertices, loops and parallel edges', () => {
    expect(proven(graphOf(0, []))).toMatchObject({ cardinality: 0, weight: 0 });
    expect([...proven(graphOf(3, [])).mate]).toEqual([-1, -1, -1]);
    const odd: Edge[] = [
      [1, 1, 99],
      [0, 1, 2],
      [1, 0, 7],
      [0, 1, 3],
    ];
    expect(proven(graphOf(3, odd))).toMatchObject({ cardinality: 1, weight: 7 });
  });

  test('what it may not contain is refused with a sentence', () => {
    expect(() => solve(graphOf(2, [[0, 2, 1]]))).toThrow(/vertex 2/);
    expect(() => solve(graphOf(2, [[0, 1, 0.5]]))).toThrow(/0.5/);
    expect(() => solve({ ...graphOf(2, [[0, 1, 1]]), to: new Int32Array(0) })).toThrow(/one length/);
    expect(() => solve(graphOf(2, [[0, 1, 1]], [0, -1]))).toThrow(/priority/i);
    expect(() => solve(graphOf(2, [[0, 1, 1]], [0]))).toThrow(/2 entries/);
    const objective = 'heaviest' as 'weight';
    expect(() => solve(graphOf(2, [[0, 1, 1]]), { objective })).toThrow(/not heaviest/);
  });

  test('lists from a caller without types are taken where they are whole, else refused', () => {
    expect(untyped([0, 1], [1, 0, 0])).toMatchObject({ cardinality: 1, weight: 1 });
    for (const odd of [Number.NaN, 0.5, -1, 2 ** 32]) {
      expect(() => untyped([0, odd], [0, 0, 0]), String(odd)).toThrow(/Edge 1 names vertex/);
      expect(() => untyped([0, 1], [0, 0, odd]), String(odd)).toThrow(/priority/i);
    }
  });

  test('sums that could pass 2^53 are refused, and the greatest that cannot are exact', () => {
    expect(() => solve(graphOf(2, [[0, 1, 2 ** 51]]))).toThrow(/2\^53/);
    expect(() => solve(graphOf(200, [[0, 1, 2 ** 45]]))).toThrow(/2\^53/);
    const heavy = 2 ** 49;
    const edges: Edge[] = [
      [0, 1, heavy],
      [1, 2, heavy + 1],
      [0, 2, heavy - 1],
      [2, 3, heavy],
    ];
    const graph = graphOf(4, edges);
    expect(valueOf(graph, proven(graph, 'weight'))).toEqual(bestOf(graph, 'weight'));
  });

  test('the order and direction of edges change nothing', () => {
    const random = randomFrom(5);
    for (let round = 0; round < 40; round++) {
      const n = 10 + random(30);
      const edges = randomGraph(random, n, 60, 0, 3);
      const turned = shuffled(random, edges).map(([i, j, w]): Edge => (random(2) ? [i, j, w] : [j, i, w]));
      expect([...solve(graphOf(n, turned)).mate]).toEqual([...solve(graphOf(n, edges)).mate]);
    }
  });

  test('a caller can follow and stop', () => {
    const graph = graphOf(20, randomGraph(randomFrom(1), 20, 100, 1, 9));
    const seen: number[] = [];
    solve(graph, { onProgress: (done) => seen.push(done) });
    expect(seen.at(-1)).toBe(20);
    for (const how of [{ shouldStop: () => true }, { signal: AbortSignal.abort() }])
      expect(() => solve(graph, how)).toThrow(expect.objectContaining({ name: 'AbortError' }));
    expect(solve(graph, { signal: new AbortController().signal }).cardinality).toBe(10);
  });
});

/** A graph as a caller without types might pass it. */
const untyped = (from: number[], priority: number[]) =>
  solve({ n: 3, from, to: [1, 2], weight: [1, 2], priority } as unknown as Graph);

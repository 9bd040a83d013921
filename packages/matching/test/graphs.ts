import { expect } from 'vitest';
import { type Graph, type Matching, type Objective, solve, verify } from '../src/index.ts';

export type Edge = [i: number, j: number, w: number];

export function graphOf(n: number, edges: readonly Edge[], priority?: readonly number[]): Graph {
  return {
    n,
    from: Int32Array.from(edges, (e) => e[0]),
    to: Int32Array.from(edges, (e) => e[1]),
    weight: Float64Array.from(edges, (e) => e[2]),
    ...(priority && { priority: Int32Array.from(priority) }),
  };
}

/** Small repeatable random numbers (mulberry32): integers from 0 to below k. */
export function randomFrom(seed: number): (k: number) => number {
  let a = seed;
  return (k) => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * k);
  };
}

/** A random graph with integer weights from `low` to `high`; each pair is an edge with `percent` chance. */
export function randomGraph(
  random: (k: number) => number,
  n: number,
  percent: number,
  low: number,
  high: number,
) {
  const edges: Edge[] = [];
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      if (random(100) < percent) edges.push([i, j, low + random(high - low + 1)]);
    }
  }
  return edges;
}

export function shuffled<X>(random: (k: number) => number, list: readonly X[]): X[] {
  const copy = [...list];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = random(i + 1);
    [copy[i], copy[j]] = [copy[j]!, copy[i]!];
  }
  return copy;
}

/** Solves and checks the certificate: no test trusts an unproven answer. */
export function proven(graph: Graph, objective: Objective = 'cardinality'): Matching {
  const result = solve(graph, { objective });
  expect(verify(graph, result)).toMatchObject({ ok: true });
  return result;
}

/**
 * The best of all matchings by trying them (n up to 12 or so): how many of each level are covered, highest level
 * first, level 0 only where the objective counts it, and then the weight.
 */
export function bestOf(graph: Graph, objective: Objective): number[] {
  const levels = Math.max(0, ...(graph.priority ?? []));
  const known = new Map<number, number[]>();
  const best = (left: number): number[] => {
    if (left === 0) return Array.from({ length: levels + 2 }, () => 0);
    const found = known.get(left);
    if (found) return found;
    const v = 31 - Math.clz32(left);
    const rest = left & ~(1 << v);
    let top = best(rest);
    for (let k = 0; k < graph.from.length; k++) {
      const [i, j] = [graph.from[k]!, graph.to[k]!];
      const w = i === v ? j : j === v ? i : -1;
      if (w === v || w === -1 || ((rest >> w) & 1) === 0) continue;
      top = greater(
        top,
        plus(best(rest & ~(1 << w)), gain(graph, objective, levels, v, w, graph.weight[k]!)),
      );
    }
    known.set(left, top);
    return top;
  };
  return best(2 ** graph.n - 1);
}

/** The same numbers of a given matching. */
export function valueOf(graph: Graph, result: Matching): number[] {
  const levels = Math.max(0, ...(graph.priority ?? []));
  let value = Array.from({ length: levels + 2 }, () => 0);
  result.mate.forEach((w, v) => {
    if (v < w) value = plus(value, gain(graph, result.objective, levels, v, w, 0));
  });
  value[levels + 1] = result.weight;
  return value;
}

function gain(
  graph: Graph,
  objective: Objective,
  levels: number,
  v: number,
  w: number,
  weight: number,
): number[] {
  const value = Array.from({ length: levels + 2 }, () => 0);
  for (const x of [v, w]) {
    const level = graph.priority?.[x] ?? 0;
    if (level > 0 || objective === 'cardinality') value[levels - level]!++;
  }
  value[levels + 1] = weight;
  return value;
}

const plus = (a: number[], b: number[]): number[] => a.map((x, k) => x + b[k]!);

function greater(a: number[], b: number[]): number[] {
  for (let k = 0; k < a.length; k++) if (a[k] !== b[k]) return a[k]! > b[k]! ? a : b;
  return a;
}

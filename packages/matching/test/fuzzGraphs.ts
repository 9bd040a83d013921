import type { Graph } from '../src/index.ts';

export type Edge = [i: number, j: number, w: number];

export function graphOf(n: number, edges: readonly Edge[], priority?: readonly number[]): Graph {
  const from = new Int32Array(edges.length);
  const to = new Int32Array(edges.length);
  const weight = new Float64Array(edges.length);
  // A loop, since `Int32Array.from` takes ten times as long, and most graphs are tiny.
  for (let k = 0; k < edges.length; k++) [from[k], to[k], weight[k]] = edges[k]!;
  return { n, from, to, weight, ...(priority && { priority: Int32Array.from(priority) }) };
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

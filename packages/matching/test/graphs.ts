import { expect } from 'vitest';
import { type Graph, type Matching, type Objective, solve, verify } from '../src/index.ts';

export { type Edge, graphOf, randomFrom, randomGraph, shuffled } from './fuzzGraphs.ts';

/** Solves and checks the certificate: no test trusts an unproven answer. */
export function proven(graph: Graph, objective: Objective = 'cardinality'): Matching {
  const result = solve(graph, { objective });
  expect(verify(graph, result)).toMatchObject({ ok: true });
  return result;
}

/**
 * The value of the best of all matchings, found by trying them (n up to 12 or so). It lists how many vertices of each level are covered,
 * the highest level first, and then the weight. Level 0 is included only if the objective counts it.
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

/** The same numbers for a given matching. */
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

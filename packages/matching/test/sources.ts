import { NOT_ALLOWED, type PairSource } from '../src/index.ts';
import type { Edge } from './fuzzGraphs.ts';

/** The edges of a graph as a source that counts the rows it is asked for. */
export function sourceOf(n: number, edges: readonly Edge[], priority?: readonly number[]) {
  const weights = new Map(
    edges.flatMap(([i, j, w]) => [
      [i * n + j, w],
      [j * n + i, w],
    ]),
  );
  const asked = { rows: 0 };
  const source: PairSource = {
    n,
    most: Math.max(1, ...edges.map((e) => e[2])),
    ...(priority && { priority: Int32Array.from(priority) }),
    row(v, first, out) {
      asked.rows++;
      for (let w = first; w < n; w++) out[w] = weights.get(v * n + w) ?? NOT_ALLOWED;
    },
  };
  return { source, asked };
}

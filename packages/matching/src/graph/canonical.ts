import type { Graph } from './types.ts';

/** Edges with `from < to`, ascending by (from, to), no loops, the heaviest of parallel ones. */
export type Canonical = { n: number; from: Int32Array; to: Int32Array; weight: Float64Array };

/**
 * Puts the edges in the one order that depends only on the graph, so that the answer does too. Throws on arrays of
 * unequal length, vertices out of range, and weights or priorities that are not whole.
 */
export function canonical(graph: Graph): Canonical {
  checkShape(graph);
  const { n } = graph;
  const m = graph.from.length;
  const low = new Int32Array(m);
  const high = new Int32Array(m);
  let kept = Int32Array.from({ length: m }, (_, k) => k);
  for (let k = 0; k < m; k++) {
    low[k] = Math.min(graph.from[k]!, graph.to[k]!);
    high[k] = Math.max(graph.from[k]!, graph.to[k]!);
  }
  kept = kept.filter((k) => low[k] !== high[k]);
  kept = sortBy(sortBy(kept, high, n), low, n);

  const from = new Int32Array(kept.length);
  const to = new Int32Array(kept.length);
  const weight = new Float64Array(kept.length);
  let size = 0;
  for (const k of kept) {
    const w = graph.weight[k]!;
    if (size > 0 && from[size - 1] === low[k] && to[size - 1] === high[k]) {
      if (w > weight[size - 1]!) weight[size - 1] = w;
      continue;
    }
    from[size] = low[k]!;
    to[size] = high[k]!;
    weight[size++] = w;
  }
  return { n, from: from.subarray(0, size), to: to.subarray(0, size), weight: weight.subarray(0, size) };
}

/** Stable counting sort of edge numbers by a vertex of theirs. */
function sortBy(edges: Int32Array<ArrayBuffer>, vertex: Int32Array, n: number): Int32Array<ArrayBuffer> {
  const place = new Int32Array(n + 1);
  for (const k of edges) place[vertex[k]! + 1]!++;
  for (let v = 0; v < n; v++) place[v + 1]! += place[v]!;
  const sorted = new Int32Array(edges.length);
  for (const k of edges) sorted[place[vertex[k]!]!++] = k;
  return sorted;
}

function checkShape({ n, from, to, weight, priority }: Graph): void {
  if (!Number.isInteger(n) || n < 0 || n > 2 ** 30)
    throw new Error(`n must be an integer from 0 to 2^30, not ${n}.`);
  if (from.length !== to.length || from.length !== weight.length) {
    throw new Error(
      `from, to and weight must be of one length, not ${from.length}, ${to.length}, ${weight.length}.`,
    );
  }
  if (priority !== undefined && priority.length !== n) {
    throw new Error(`priority must have ${n} entries, not ${priority.length}.`);
  }
  if (priority?.some((level) => level < 0)) throw new Error('A priority must not be negative.');
  for (let k = 0; k < from.length; k++) {
    for (const v of [from[k]!, to[k]!]) {
      if (v < 0 || v >= n)
        throw new Error(`Edge ${k} names vertex ${v}, but vertices go from 0 to ${n - 1}.`);
    }
    if (!Number.isSafeInteger(weight[k]!))
      throw new Error(`Edge ${k} has weight ${weight[k]}, not a safe integer.`);
  }
}

import type { Canonical } from './canonical.ts';
import type { Graph, Objective } from './types.ts';

/**
 * Turns priorities and cardinality into weights, exactly. Each edge gains `unit * levels(v)` for both ends, where
 * levels(v) is priority + 1 (`cardinality`) or priority (`weight`). One unit exceeds any difference of two
 * matchings' weights, so the sum of levels covered comes first. That the sum of levels suffices for the
 * lexicographic order is because coverable sets form a matroid (Edmonds and Fulkerson 1965): a greedy base is
 * optimal for every increasing function of the level, and every such base covers as many vertices as can be.
 *
 * Throws when 2^53 could be passed: duals stay within twice, slacks within four times the heaviest edge.
 */
export function unitOf(edges: Canonical, graph: Graph, objective: Objective): number {
  let low = 0;
  let high = 0;
  for (const w of edges.weight) {
    if (w < low) low = w;
    if (w > high) high = w;
  }
  let top = 0;
  for (const level of graph.priority ?? []) if (level > top) top = level;
  const levels = BigInt(top) + (objective === 'cardinality' ? 1n : 0n);
  const pairs = BigInt(Math.floor(edges.n / 2));
  const spread = BigInt(high) - BigInt(low);
  const unit = levels === 0n ? 0n : pairs * spread + 1n;
  const heaviest = BigInt(high) + 2n * unit * levels;
  const limit = BigInt(Number.MAX_SAFE_INTEGER);
  if (4n * heaviest > limit || pairs * BigInt(Math.max(high, -low)) > limit) {
    throw new Error(
      `Weights from ${low} to ${high} with ${edges.n} vertices and priorities up to ${top} could pass 2^53; ` +
        'scale the weights or lower the priorities.',
    );
  }
  return Number(unit);
}

/** The weights with bonuses; what is not above 0 can't help and has no place in the blossom algorithm. */
export function effective(edges: Canonical, graph: Graph, objective: Objective, unit: number): Canonical {
  const base = objective === 'cardinality' ? 1 : 0;
  const bonus = Float64Array.from({ length: edges.n }, (_, v) => unit * ((graph.priority?.[v] ?? 0) + base));
  const weight = edges.weight.map((w, k) => w + bonus[edges.from[k]!]! + bonus[edges.to[k]!]!);
  return pick({ ...edges, weight }, (k) => weight[k]! > 0);
}

/** The edges that `keep` answers true for, in the same order. */
export function pick(edges: Canonical, keep: (k: number) => boolean): Canonical {
  const kept: number[] = [];
  for (let k = 0; k < edges.from.length; k++) if (keep(k)) kept.push(k);
  return {
    n: edges.n,
    from: Int32Array.from(kept, (k) => edges.from[k]!),
    to: Int32Array.from(kept, (k) => edges.to[k]!),
    weight: Float64Array.from(kept, (k) => edges.weight[k]!),
  };
}

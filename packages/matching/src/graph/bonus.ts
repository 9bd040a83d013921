import type { Objective } from './types.ts';

/** The facts about weights that a solve needs: the least and greatest weight, and the priorities. */
export type Range = { n: number; low: number; high: number; priority?: ArrayLike<number> | undefined };

/**
 * Twice the unit of priorities and cardinality, as an exact bonus of each vertex. A covered vertex v is worth `unit * levels(v)`, where
 * levels(v) is priority + 1 (`cardinality`) or priority (`weight`). One unit exceeds any difference between two matchings' weights, so the
 * sum of covered levels comes first. That sum gives the lexicographic order because coverable sets form a matroid (Edmonds and Fulkerson
 * 1965). A greedy base is optimal for every increasing function of the level, and every such base covers as many vertices as possible. So
 * numbers grow with the number of levels, instead of exponentially in it.
 *
 * Throws on an unknown objective, and if 2^53 could be passed: duals stay within twice, slacks within four times the heaviest edge.
 */
export function unitOf({ n, low, high, priority }: Range, objective: Objective): number {
  if (objective !== 'cardinality' && objective !== 'weight')
    throw new Error(`An objective is cardinality or weight, not ${String(objective)}.`);
  let top = 0;
  if (priority) for (let v = 0; v < n; v++) if (priority[v]! > top) top = priority[v]!;
  const levels = BigInt(top) + (objective === 'cardinality' ? 1n : 0n);
  const pairs = BigInt(Math.floor(n / 2));
  const unit = levels === 0n ? 0n : pairs * (BigInt(high) - BigInt(low)) + 1n;
  const heaviest = BigInt(high) + 2n * unit * levels;
  const limit = BigInt(Number.MAX_SAFE_INTEGER);
  if (4n * heaviest > limit || pairs * BigInt(Math.max(high, -low)) > limit) {
    throw new Error(
      `Weights from ${low} to ${high} with ${n} vertices and priorities up to ${top} could pass 2^53; ` +
        'scale the weights or lower the priorities.',
    );
  }
  return 2 * Number(unit);
}

/**
 * The lowest value of 2·y of each vertex, for a doubled unit. A bonus b on every edge of v has the same effect as a dual that may fall to
 * -2·b instead of 0. So edges keep their own weights.
 */
export function floorsOf({ n, priority }: Range, objective: Objective, unit: number): Float64Array {
  const base = objective === 'cardinality' ? 1 : 0;
  const floor = new Float64Array(n);
  for (let v = 0; v < n; v++) floor[v] = 0 - unit * ((priority?.[v] ?? 0) + base);
  return floor;
}

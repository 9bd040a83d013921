import type { Blossoms } from '../graph/types.ts';

/**
 * An order of vertices (`place`) in which every blossom is an interval. The shared duals of two vertices are the least that neighbours
 * share between their places. Row k of `least` holds this for stretches of 2^k steps.
 */
export type Nesting = { n: number; place: Int32Array; least: Float64Array[] };

/** `sizes` are the sizes of the blossoms; parents have higher numbers. The sum of duals must be below 2^53. */
export function nestingOf({ within, parents, duals }: Blossoms, sizes: Float64Array): Nesting {
  const n = within.length;
  const next = new Float64Array(parents.length);
  let free = 0;
  const take = (blossom: number, size: number): number => {
    const at = blossom === -1 ? free : next[blossom]!;
    if (blossom === -1) free += size;
    else next[blossom]! += size;
    return at;
  };
  const steps = new Float64Array(n + 1);
  for (let b = parents.length - 1; b >= 0; b--) {
    const start = take(parents[b]!, sizes[b]!);
    next[b] = start;
    steps[start]! += duals[b]!;
    steps[start + sizes[b]! - 1]! -= duals[b]!;
  }
  const place = Int32Array.from(within, (b) => take(b, 1));
  for (let p = 1; p < n; p++) steps[p]! += steps[p - 1]!;
  const least = [steps];
  for (let half = 1; 2 * half < n; half *= 2) {
    const row = least.at(-1)!;
    least.push(row.map((one, p) => (p + half < n ? Math.min(one, row[p + half]!) : one)));
  }
  return { n, place, least };
}

/** The shared duals of two vertices. */
export function sharedBy({ place, least }: Nesting, i: number, j: number): number {
  const low = Math.min(place[i]!, place[j]!);
  const length = Math.abs(place[i]! - place[j]!);
  const power = 31 - Math.clz32(length);
  const row = least[power]!;
  return Math.min(row[low]!, row[low + length - 2 ** power]!);
}

import { hash32 } from './hash32.ts';
import type { PairSource } from './pairSource.ts';
import { selectGreatest } from './select.ts';

/**
 * The best others of each vertex. Those of v are at `v * size` to before `v * size + count[v]`, the best `first` in front. `left[v]` is the
 * greatest weight that did not fit, or -1. A pair that neither end lists weighs no more than the lesser `left` of its ends.
 */
export type Shortlist = {
  size: number;
  first: number;
  count: Int32Array;
  others: Int32Array;
  weights: Int32Array;
  left: Int32Array;
  /** Longer lists of vertices whose rows were asked for again. */
  more: Map<number, { others: Int32Array; weights: Int32Array }>;
  /** The number of all allowed pairs. */
  pairs: number;
};

/**
 * Asks for every pair once and keeps the best `size` of each vertex. A hash of the pair decides between equal weights. Otherwise, in a
 * crowd full of ties, everybody would list the same few others.
 */
export function shortlist(
  source: PairSource,
  { first, size }: Pick<Shortlist, 'first' | 'size'>,
  onRow: (v: number) => void,
): Shortlist {
  const { n } = source;
  const packing = packingOf(source);
  const room = 2 * size;
  const keys = new Float64Array(n * room);
  const count = new Int32Array(n);
  const left = new Int32Array(n).fill(-1);
  const out = new Int32Array(n);
  let pairs = 0;

  const keep = (v: number, w: number, weight: number): void => {
    const start = v * room;
    if (count[v] === room) {
      selectGreatest(keys, start, start + room, size);
      left[v] = Math.floor(keys[start + size - 1]! / packing.step);
      count[v] = size;
      if (weight < left[v]!) return;
    }
    keys[start + count[v]!++] = weight * packing.step + packing.tie(v, w) * n + w;
  };
  for (let v = 0; v < n; v++) {
    onRow(v);
    source.row(v, v + 1, out);
    for (let w = v + 1; w < n; w++) {
      const weight = out[w]!;
      if (weight < 0) continue;
      pairs++;
      if (weight >= left[v]!) keep(v, w, weight);
      if (weight >= left[w]!) keep(w, v, weight);
    }
  }
  return unpack(keys, { size, first, count, left, pairs }, packing.step, n);
}

/** Packs a pair into one number that sorts by weight, then by a tie-breaker, and that identifies the other end. */
function packingOf({ n, most }: PairSource): { step: number; tie: (v: number, w: number) => number } {
  let ties = 4096;
  while (ties > 1 && (most + 1) * ties * n > Number.MAX_SAFE_INTEGER) ties /= 2;
  if ((most + 1) * ties * n > Number.MAX_SAFE_INTEGER) {
    throw new Error(`Weights up to ${most} with ${n} vertices could pass 2^53; scale the weights.`);
  }
  const tie = (v: number, w: number) => hash32(v < w ? v * n + w : w * n + v) & (ties - 1);
  return { step: ties * n, tie };
}

function unpack(
  keys: Float64Array,
  list: Pick<Shortlist, 'size' | 'first' | 'count' | 'left' | 'pairs'>,
  step: number,
  n: number,
): Shortlist {
  const { size, first, count, left } = list;
  const others = new Int32Array(n * size);
  const weights = new Int32Array(n * size);
  for (let v = 0; v < n; v++) {
    const start = 2 * v * size;
    const all = count[v]!;
    const kept = Math.min(size, all);
    if (all > size) {
      selectGreatest(keys, start, start + all, size + 1);
      left[v] = Math.max(left[v]!, Math.floor(keys[start + size]! / step));
    }
    if (kept > first) selectGreatest(keys, start, start + kept, first);
    for (let k = 0; k < kept; k++) {
      const key = keys[start + k]!;
      weights[v * size + k] = Math.floor(key / step);
      others[v * size + k] = key % n;
    }
    count[v] = kept;
  }
  return { ...list, others, weights, more: new Map() };
}

/** The approximate length of a longer list, and the number of steps into which weights are sorted to find it; a power of two. */
const MORE = 1024;
const STEPS = 1024;

/**
 * Keeps a good part of a row that was asked for again, so that it is not soon needed once more. No weight exceeds `most`; pairs with a
 * weight below 0 are not allowed.
 */
export function keepMore(list: Shortlist, v: number, out: Int32Array, most: number): void {
  const n = out.length;
  const shift = Math.max(0, 32 - Math.clz32(most) - Math.log2(STEPS));
  const counts = new Int32Array(STEPS);
  for (let w = 0; w < n; w++) if (out[w]! >= 0) counts[out[w]! >> shift]!++;
  let step = STEPS;
  let kept = 0;
  while (step > 0 && kept < MORE) kept += counts[--step]!;
  const least = step << shift;
  const others: number[] = [];
  const weights: number[] = [];
  let left = -1;
  for (let w = 0; w < n; w++) {
    const weight = out[w]!;
    if (weight >= least) {
      others.push(w);
      weights.push(weight);
    } else if (weight > left) left = weight;
  }
  list.left[v] = left;
  list.more.set(v, { others: Int32Array.from(others), weights: Int32Array.from(weights) });
}

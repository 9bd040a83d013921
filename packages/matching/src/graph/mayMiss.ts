import type { State } from '../blossom/state.ts';
import type { Nest } from './nest.ts';

const BLOCK = 32;

/**
 * Vertices in the order of the nest: their duals, twice the `left` of their lists, and what neighbours share. For each block of vertices
 * there is the least of each, so that most blocks need no closer look.
 */
export type Missing = {
  place: Int32Array;
  steps: Float64Array;
  y: Float64Array;
  left: Float64Array;
  leastY: Float64Array;
  /** The least excess of a dual in the block over what was left out. */
  leastOver: Float64Array;
  /** The least step within the block, including those into it and out of it. */
  leastStep: Float64Array;
};

export function layMissing({ place, least }: Nest, { n, y }: State, left: Int32Array): Missing {
  const blocks = Math.ceil(n / BLOCK);
  const along: Missing = {
    place,
    steps: least.subarray(0, n),
    y: new Float64Array(n),
    left: new Float64Array(n),
    leastY: new Float64Array(blocks).fill(Infinity),
    leastOver: new Float64Array(blocks).fill(Infinity),
    leastStep: new Float64Array(blocks).fill(Infinity),
  };
  for (let v = 0; v < n; v++) {
    const p = place[v]!;
    const b = Math.floor(p / BLOCK);
    const own = y[v]!;
    const twice = 2 * left[v]!;
    along.y[p] = own;
    along.left[p] = twice;
    if (own < along.leastY[b]!) along.leastY[b] = own;
    if (own - twice < along.leastOver[b]!) along.leastOver[b] = own - twice;
  }
  for (let b = 0; b < blocks; b++) {
    const end = Math.min((b + 1) * BLOCK, n);
    for (let p = Math.max(b * BLOCK - 1, 0); p < end; p++) {
      if (along.steps[p]! < along.leastStep[b]!) along.leastStep[b] = along.steps[p]!;
    }
  }
  return along;
}

/** Records that v has a longer list now, or (`left` is -Infinity) that its whole row was looked through. */
export function lowerLeft(along: Missing, v: number, left: number): void {
  along.left[along.place[v]!] = 2 * left;
}

/**
 * Whether a pair of v that is on neither end's list could outweigh its duals. The search passes the others in the nest's order, on both
 * sides of v. Each shares with v the least step passed so far.
 */
export function mayMiss(along: Missing, v: number): boolean {
  const { place, steps, y, left } = along;
  const n = y.length;
  const at = place[v]!;
  const own = y[at]!;
  const most = left[at]!;
  for (let p = at + 1, shared = Infinity; p < n; p++) {
    if (p % BLOCK === 0 && isClear(along, p / BLOCK, own, most, shared)) {
      shared = Math.min(shared, along.leastStep[p / BLOCK]!);
      p += BLOCK - 1;
      continue;
    }
    if (steps[p - 1]! < shared) shared = steps[p - 1]!;
    if (own + y[p]! + shared < Math.min(left[p]!, most)) return true;
  }
  for (let p = at - 1, shared = Infinity; p >= 0; p--) {
    const b = (p + 1) / BLOCK - 1;
    if ((p + 1) % BLOCK === 0 && isClear(along, b, own, most, shared)) {
      shared = Math.min(shared, along.leastStep[b]!);
      p -= BLOCK - 1;
      continue;
    }
    if (steps[p]! < shared) shared = steps[p]!;
    if (own + y[p]! + shared < Math.min(left[p]!, most)) return true;
  }
  return false;
}

function isClear(
  { leastY, leastOver, leastStep }: Missing,
  block: number,
  own: number,
  most: number,
  shared: number,
): boolean {
  const low = own + Math.min(shared, leastStep[block]!);
  return low + leastOver[block]! >= 0 || low + leastY[block]! >= most;
}

import type { State } from '../blossom/state.ts';
import type { Nest } from './nest.ts';

const BLOCK = 32;

/**
 * In the order of the nest: duals, twice what was left out of each list, what neighbours share; and of each block of vertices
 * the least of each, so that most blocks need no closer look.
 */
export type Missing = {
  place: Int32Array;
  steps: Float64Array;
  y: Float64Array;
  left: Float64Array;
  leastY: Float64Array;
  /** How much the duals of the block's vertices exceed what was left out at least. */
  leastOver: Float64Array;
  /** The least step within the block, into it and out of it. */
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

/** Says that v has a longer list by now, or that its whole row was looked through (`left` is -Infinity). */
export function lowerLeft(along: Missing, v: number, left: number): void {
  along.left[along.place[v]!] = 2 * left;
}

/**
 * Whether some pair of v that neither end has at hand could outweigh its duals. Others are passed in the nest's order, to both
 * sides of v: what they share with it is the least step passed so far.
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

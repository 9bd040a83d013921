import { type State, topOf } from '../blossom/state.ts';

/**
 * The blossom duals that pairs of vertices share. The vertices are laid out so that each blossom is an interval. Two vertices then share
 * the least of what neighbours between them share, because blossoms are nested or disjoint.
 */
export type Nest = {
  n: number;
  place: Int32Array;
  least: Float64Array;
};

export function layOut(s: State): Nest {
  const { n } = s;
  const place = new Int32Array(n);
  let at = 0;
  for (let u = 0; u < n; u++) {
    const top = topOf(s, u);
    if (s.head[top] !== u) continue;
    for (let k = 0, v = u; k < s.size[top]!; k++, v = s.link[v]!) place[v] = at++;
  }
  // The value shared by places p and p + 1: each blossom adds its dual from its first place to its last but one.
  const steps = new Float64Array(n + 1);
  for (let b = n; b < s.nextBlossom; b++) {
    if (s.z[b] === 0) continue;
    const low = place[s.head[b]!]!;
    steps[low]! += s.z[b]!;
    steps[low + s.size[b]! - 1]! -= s.z[b]!;
  }
  for (let p = 1; p < n; p++) steps[p]! += steps[p - 1]!;
  return { n, place, least: leastOfPowers(steps, n) };
}

/** The sum of 2·z over the blossoms that contain both vertices. */
export function sharedDual({ n, place, least }: Nest, i: number, j: number): number {
  const a = place[i]!;
  const b = place[j]!;
  const low = a < b ? a : b;
  const length = a < b ? b - a : a - b;
  const power = 31 - Math.clz32(length);
  const one = least[power * n + low]!;
  const other = least[power * n + low + length - (1 << power)]!;
  return one < other ? one : other;
}

/** Row k holds, for each place, the least of the 2^k numbers from there on. */
function leastOfPowers(numbers: Float64Array, n: number): Float64Array {
  const rows = n > 1 ? 32 - Math.clz32(n - 1) : 1;
  const least = new Float64Array(rows * n);
  least.set(numbers.subarray(0, n));
  for (let k = 1; k < rows; k++) {
    const half = 1 << (k - 1);
    for (let p = 0; p + 2 * half < n; p++) {
      const one = least[(k - 1) * n + p]!;
      const other = least[(k - 1) * n + p + half]!;
      least[k * n + p] = one < other ? one : other;
    }
  }
  return least;
}

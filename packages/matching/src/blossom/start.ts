import type { State } from './state.ts';

/**
 * Duals and a matching to begin with, after Kolmogorov (2009): each vertex begins as high as its heaviest edge, then goes
 * as low as its edges let it, and is matched where one becomes tight between free ends. All duals are even, so that the
 * slack between two trees can always be halved. Answers how many pairs there are.
 */
export function startGreedily(s: State): number {
  const { n, endpoint, weight, first, near, dual, mate } = s;
  for (let v = 0; v < n; v++) {
    let heaviest = 0;
    for (let q = first[v]!; q < first[v + 1]!; q++) {
      const w = weight[near[q]! >> 1]!;
      if (w > heaviest) heaviest = w;
    }
    dual[v] = heaviest + (heaviest % 2);
  }
  let pairs = 0;
  for (let v = 0; v < n; v++) {
    if (mate[v] !== -1) continue;
    let lowest = 0;
    let free = -1;
    for (let q = first[v]!; q < first[v + 1]!; q++) {
      const p = near[q]!;
      const needs = 2 * weight[p >> 1]! - dual[endpoint[p]!]!;
      if (needs < lowest || (needs === lowest && free !== -1)) continue;
      lowest = needs;
      free = mate[endpoint[p]!] === -1 ? p : -1;
    }
    dual[v] = lowest;
    if (free === -1) continue;
    mate[v] = free;
    mate[endpoint[free]!] = free ^ 1;
    pairs++;
  }
  return pairs;
}

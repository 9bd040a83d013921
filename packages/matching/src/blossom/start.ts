import type { State } from './state.ts';

/**
 * Initial duals and matching, after Kolmogorov (2009). Each vertex begins as high as its heaviest edge, then goes as low as its edges
 * allow. It is matched if an edge becomes tight between free ends. Duals of free vertices are even.
 */
export function startGreedily(s: State): void {
  const { n, first, near, twice, y, mate, floor } = s;
  for (let v = 0; v < n; v++) {
    let heaviest = floor[v]! * 2;
    for (let q = first[v]!; q < first[v + 1]!; q++) if (twice[q]! > heaviest) heaviest = twice[q]!;
    y[v] = 2 * Math.ceil(heaviest / 4);
  }
  for (let v = 0; v < n; v++) {
    if (mate[v] !== -1) continue;
    let lowest = floor[v]!;
    let free = -1;
    for (let q = first[v]!; q < first[v + 1]!; q++) {
      const needs = twice[q]! - y[near[q]!]!;
      if (needs < lowest || (needs === lowest && free !== -1)) continue;
      lowest = needs;
      free = mate[near[q]!] === -1 ? near[q]! : -1;
    }
    y[v] = lowest;
    if (free === -1) continue;
    mate[v] = free;
    mate[free] = v;
    s.pairs++;
  }
}

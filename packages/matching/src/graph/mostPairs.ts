import { runBlossom } from '../blossom/run.ts';
import { createState, type State } from '../blossom/state.ts';
import type { Market } from './phases.ts';

/** The greatest number of pairs, and the groups that prove it (see `Certificate`); null if nobody is left anyway. */
export type MostPairs = { pairs: number; groups: Int32Array | null };

/**
 * The greatest number of pairs, whatever their weights, and the groups that prove it (see `Certificate`). The search starts from the
 * present pairs. With all weights 0 the same algorithm only looks for augmenting paths. At its end the duals tell which vertices others
 * need (Gallai 1964, Edmonds 1965).
 */
export function mostPairs(
  s: State,
  market: Pick<Market, 'connect'>,
  onEvents: () => void,
): { pairs: number; groups: Int32Array } {
  for (;;) {
    const { n, first, near } = s;
    const plain = createState({ n, first, near, twice: new Int32Array(near.length) });
    plain.mate.set(s.mate);
    plain.pairs = s.pairs;
    plain.floor.fill(-2);
    runBlossom(plain, onEvents);
    const groups = groupsWithout(plain, (v) => plain.y[v] === 2);
    if (!market.connect(groups)) return { pairs: plain.pairs, groups };
  }
}

/** The connected components of the graph without some vertices, numbered by their least vertex; -1 for the vertices left out. */
function groupsWithout({ n, first, near }: State, isOut: (v: number) => boolean): Int32Array {
  const groups = new Int32Array(n).fill(-2);
  const queue = new Int32Array(n);
  for (let start = 0; start < n; start++) {
    if (groups[start] !== -2) continue;
    if (isOut(start)) {
      groups[start] = -1;
      continue;
    }
    groups[start] = start;
    queue[0] = start;
    for (let at = 0, end = 1; at < end; at++) {
      const v = queue[at]!;
      for (let q = first[v]!; q < first[v + 1]!; q++) {
        const w = near[q]!;
        if (groups[w] !== -2) continue;
        if (isOut(w)) groups[w] = -1;
        else {
          groups[w] = start;
          queue[end++] = w;
        }
      }
    }
  }
  return groups;
}

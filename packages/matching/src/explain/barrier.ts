import { asSource, unweighted } from '../graph/asSource.ts';
import type { MostPairs } from '../graph/mostPairs.ts';
import type { PairSource } from '../graph/pairSource.ts';
import { solveSource } from '../graph/solveSource.ts';
import type { Graph, SolveOptions } from '../graph/types.ts';

/**
 * The proof that so many stay unmatched, whatever the weights. Without the `needed` vertices, the graph falls into groups. Each group in
 * `groups` has an odd number of vertices, so one of them is left over unless a needed vertex takes it. Hence at least `unmatched =
 * groups.length - needed.length` vertices stay unmatched, and some matching leaves exactly so many.
 */
export type Barrier = { needed: number[]; groups: number[][]; unmatched: number };

/**
 * A barrier that proves how many vertices no matching can cover (Tutte 1947, Berge 1958). It comes from the duals of a matching of maximum
 * cardinality, as in Gallai's and Edmonds's decomposition. Throws if the count is wrong, or if a fresh check finds a pair that joins two
 * groups. So the result is true, whatever the solver did.
 */
export function barrierOf(
  pairs: Graph | PairSource,
  options: Pick<SolveOptions, 'shouldStop'> = {},
): Barrier {
  const source = unweighted(asSource(pairs));
  const { reach } = solveSource(source, { ...options, objective: 'cardinality', reach: true });
  return barrierFrom(source, reach!);
}

/** The same barrier, from the solver's own `MostPairs`. */
export function barrierFrom(source: PairSource, { pairs, groups: said }: MostPairs): Barrier {
  const unmatched = source.n - 2 * pairs;
  const needed: number[] = [];
  const members = new Map<number, number[]>();
  said?.forEach((group, v) => {
    if (group === -1) needed.push(v);
    else if (!members.get(group)?.push(v)) members.set(group, [v]);
  });
  const groups = [...members.values()].filter((group) => group.length % 2 === 1);
  if (groups.length - needed.length !== unmatched || (said && areJoined(source, said)))
    throw new Error('The barrier proves nothing.');
  return { needed, groups, unmatched };
}

/** Whether some pair joins two of the groups. One end of such a pair lies outside the largest group, so only those rows are computed. */
function areJoined({ n, row }: PairSource, group: Int32Array): boolean {
  const sizes = new Int32Array(n);
  for (const g of group) if (g !== -1) sizes[g]!++;
  const largest = sizes.reduce((most, size, g) => (size > sizes[most]! ? g : most), 0);
  const out = new Int32Array(n);
  for (let v = 0; v < n; v++) {
    const own = group[v]!;
    if (own === -1 || own === largest) continue;
    row(v, 0, out);
    for (let w = 0; w < n; w++)
      if (out[w]! >= 0 && group[w] !== own && group[w] !== -1 && w !== v) return true;
  }
  return false;
}

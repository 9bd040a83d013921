import { asSource, unweighted } from '../graph/as-source.ts';
import { NOT_ALLOWED, type PairSource } from '../graph/pair-source.ts';
import { solveSource } from '../graph/solve-source.ts';
import type { Graph, SolveOptions } from '../graph/types.ts';

/**
 * Why so many stay unmatched, whatever the weights: without the `needed`, the graph falls into groups, and each group in
 * `groups` has an odd number of vertices, so that one of it is left unless a needed one takes it. Hence at least
 * `unmatched = groups.length - needed.length` vertices stay unmatched, and some matching leaves no more.
 */
export type Barrier = { needed: number[]; groups: number[][]; unmatched: number };

/**
 * A barrier that proves how many vertices no matching can cover (Tutte 1947, Berge 1958; from the duals of a matching
 * of maximum cardinality, as in Gallai's and Edmonds's decomposition). Throws if the count does not come out, so that
 * what it answers is true whatever the solver did.
 */
export function barrierOf(
  pairs: Graph | PairSource,
  options: Pick<SolveOptions, 'shouldStop'> = {},
): Barrier {
  const source = unweighted(asSource(pairs));
  const { cardinality, certificate } = solveSource(source, { ...options, objective: 'cardinality' });
  // Where at most one is left there are no groups, and nobody is needed to say why.
  const isNeeded = (v: number): boolean => certificate.groups?.[v] === -1;
  const needed = [...certificate.duals.keys()].filter(isNeeded);
  const groups = groupsWithout(source, isNeeded).filter((group) => group.length % 2 === 1);
  const unmatched = source.n - 2 * cardinality;
  if (groups.length - needed.length !== unmatched) throw new Error('The barrier proves nothing.');
  return { needed, groups, unmatched };
}

/** Connected vertices of the graph without some, ascending. Each row is asked for once at most. */
function groupsWithout(source: PairSource, isOut: (v: number) => boolean): number[][] {
  const out = new Int32Array(source.n);
  let unseen = Array.from({ length: source.n }, (_, v) => v).filter((v) => !isOut(v));
  const groups: number[][] = [];
  while (unseen.length > 0) {
    const group = [unseen.shift()!];
    for (let at = 0; at < group.length && unseen.length > 0; at++) {
      source.row(group[at]!, 0, out);
      const further: number[] = [];
      for (const w of unseen) (out[w] === NOT_ALLOWED ? further : group).push(w);
      unseen = further;
    }
    groups.push(group.sort((a, b) => a - b));
  }
  return groups;
}

import { solve } from '../graph/solve.ts';
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
export function barrierOf(graph: Graph, options: Pick<SolveOptions, 'shouldStop'> = {}): Barrier {
  const plain: Graph = {
    n: graph.n,
    from: graph.from,
    to: graph.to,
    weight: new Int32Array(graph.from.length),
  };
  const { cardinality, certificate } = solve(plain, { ...options, objective: 'cardinality' });
  // Where at most one is left there are no groups, and nobody is needed to say why.
  const isNeeded = (v: number): boolean => certificate.groups?.[v] === -1;
  const needed = [...certificate.duals.keys()].filter(isNeeded);
  const groups = groupsWithout(plain, isNeeded).filter((group) => group.length % 2 === 1);
  const unmatched = graph.n - 2 * cardinality;
  if (groups.length - needed.length !== unmatched) throw new Error('The barrier proves nothing.');
  return { needed, groups, unmatched };
}

/** Connected vertices of the graph without some, ascending. */
function groupsWithout({ n, from, to }: Graph, isOut: (v: number) => boolean): number[][] {
  const parent = Int32Array.from({ length: n }, (_, v) => v);
  const rootOf = (v: number): number => {
    let root = v;
    while (parent[root] !== root) {
      parent[root] = parent[parent[root]!]!;
      root = parent[root]!;
    }
    return root;
  };
  for (let k = 0; k < from.length; k++) {
    if (isOut(from[k]!) || isOut(to[k]!)) continue;
    parent[rootOf(from[k]!)] = rootOf(to[k]!);
  }
  const groups = new Map<number, number[]>();
  for (let v = 0; v < n; v++) {
    if (isOut(v)) continue;
    const root = rootOf(v);
    const group = groups.get(root);
    if (group) group.push(v);
    else groups.set(root, [v]);
  }
  return [...groups.values()];
}

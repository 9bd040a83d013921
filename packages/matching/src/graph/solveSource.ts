import { makeRoom } from '../blossom/loosen.ts';
import { startGreedily } from '../blossom/start.ts';
import { createState, type State } from '../blossom/state.ts';
import { stopOf, throwIfStopped } from './abort.ts';
import { unitOf } from './bonus.ts';
import { certificateOf } from './certificate.ts';
import { mostPairs, type MostPairs } from './mostPairs.ts';
import type { PairSource } from './pairSource.ts';
import { type Market, runInPhases } from './phases.ts';
import { type Edges, listViolated, pairsBetween, rowsViolated } from './pricing.ts';
import { rowsOf } from './rows.ts';
import { type Shortlist, shortlist } from './shortlist.ts';
import { outcomeOf } from './solve.ts';
import type { Matching, SolveOptions } from './types.ts';

export type SourceOptions = SolveOptions & {
  /** How many others of each vertex the first round sees, and how many are listed. Only the speed depends on these. */
  first?: number;
  kept?: number;
  /** Whether the result also gives the greatest number of pairs, whatever their weights, and the proof. */
  reach?: boolean;
};

export type SourceMatching = Matching & {
  /** The number of allowed pairs, and how many of them the solver used as edges. */
  pairs: number;
  edges: number;
  reach?: MostPairs;
};

/**
 * `solve` for pairs that are computed on request and never all held. It matches on each vertex's best few, lets the duals name every other
 * pair that could still improve the result, adds those and goes on, until there are none. The result is exact over all allowed pairs. A
 * pair that neither end lists weighs no more than what either end left out. So only vertices whose dual is below that can have a missed
 * pair, and their rows are asked for again.
 */
export function solveSource(source: PairSource, options: SourceOptions = {}): SourceMatching {
  const { objective = 'cardinality', onProgress, first = 10, kept = 64 } = options;
  const shouldStop = stopOf(options);
  const { n, most, priority } = source;
  const range = { n, low: 0, high: most, priority };
  const unit = unitOf(range, objective);
  const list = shortlist(source, { first, size: Math.max(kept, first) }, (v) => {
    if (v % 64 !== 0) return;
    throwIfStopped(shouldStop);
    onProgress?.(v >> 1, n);
  });
  const edges = firstEdges(list);
  const s = createState(rowsOf(graphOf(n, edges)));
  startGreedily(s);
  const stopped = () => throwIfStopped(shouldStop);
  const take = (added: Edges, add = addEdges): boolean => {
    onProgress?.((n + s.pairs * 2) >> 1, n);
    if (added.length > 0) add(s, edges, added);
    return added.length > 0;
  };
  const market: Market = {
    reprice: () => take(listViolated(s, list)) || take(rowsViolated(s, list, source, stopped)),
    connect: (groups) => take(pairsBetween(groups, source, stopped)),
  };
  const reason = runInPhases(s, range, objective, unit, market, stopped);
  onProgress?.(n, n);
  return {
    objective,
    ...outcomeOf(s),
    certificate: certificateOf(s, reason),
    pairs: list.pairs,
    edges: s.near.length / 2,
    ...(options.reach === true ? { reach: reachOf() } : {}),
  };

  /** The weights are settled by now, so another edge changes no matching. */
  function reachOf(): MostPairs {
    const { groups } = reason;
    if (groups || n === 2 * s.pairs) return { pairs: s.pairs, groups };
    const connect = (groups: Int32Array): boolean => take(pairsBetween(groups, source, stopped), widen);
    return mostPairs(s, { connect }, stopped);
  }
}

function firstEdges({ size, first, count, others, weights }: Shortlist): Edges {
  const edges: Edges = [];
  for (let v = 0; v < count.length; v++) {
    const end = v * size + Math.min(first, count[v]!);
    for (let k = v * size; k < end; k++) edges.push(v, others[k]!, weights[k]!);
  }
  return edges;
}

function addEdges(s: State, edges: Edges, added: Edges): void {
  widen(s, edges, added);
  for (let k = 0; k < added.length; k += 3) makeRoom(s, added[k]!, added[k + 1]!, 2 * added[k + 2]!);
}

function widen(s: State, edges: Edges, added: Edges): void {
  for (const number of added) edges.push(number);
  const { first, near, twice } = rowsOf(graphOf(s.n, edges));
  Object.assign(s, { first, near, twice });
}

function graphOf(n: number, edges: Edges) {
  const m = edges.length / 3;
  const from = new Int32Array(m);
  const to = new Int32Array(m);
  const weight = new Int32Array(m);
  for (let k = 0; k < m; k++) {
    from[k] = edges[3 * k]!;
    to[k] = edges[3 * k + 1]!;
    weight[k] = edges[3 * k + 2]!;
  }
  return { n, from, to, weight };
}

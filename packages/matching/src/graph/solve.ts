import { startGreedily } from '../blossom/start.ts';
import { createState, type State } from '../blossom/state.ts';
import { stopOf, throwIfStopped } from './abort.ts';
import { unitOf } from './bonus.ts';
import { certificateOf } from './certificate.ts';
import { NO_MARKET, runInPhases } from './phases.ts';
import { rowsOf } from './rows.ts';
import type { Graph, Matching, SolveOptions } from './types.ts';

/**
 * An exact matching of a general graph, with its proof of optimality.
 *
 * Ties: the answer depends only on the graph, never on the order of its edges or of their ends. The numbering of the vertices decides
 * between equal optima.
 *
 * Throws on a malformed graph, on input whose sums could pass 2^53, and an AbortError when asked to stop. Edmonds 1965; Galil 1986; Galil,
 * Micali and Gabow 1986.
 */
export function solve(graph: Graph, options: SolveOptions = {}): Matching {
  const { objective = 'cardinality' } = options;
  const rows = rowsOf(graph);
  const { n, priority } = graph;
  let low = 0;
  let high = 0;
  for (let q = 0; q < rows.twice.length; q++) {
    if (rows.twice[q]! < low) low = rows.twice[q]!;
    if (rows.twice[q]! > high) high = rows.twice[q]!;
  }
  const range = { n, low: low / 2, high: high / 2, priority };
  const unit = unitOf(range, objective);
  const s = createState(rows);
  startGreedily(s);
  const reason = runInPhases(s, range, objective, unit, NO_MARKET, watch(s, options));
  return { objective, ...outcomeOf(s), certificate: certificateOf(s, reason) };
}

/** Reports progress, and stops when asked to. */
export function watch(s: State, options: SolveOptions): () => void {
  const shouldStop = stopOf(options);
  const { onProgress } = options;
  return () => {
    throwIfStopped(shouldStop);
    onProgress?.(2 * s.pairs, s.n);
  };
}

/** The pairs of a finished run and their weight. */
export function outcomeOf(s: State): Pick<Matching, 'mate' | 'cardinality' | 'weight'> {
  let weight = 0;
  for (let v = 0; v < s.n; v++) {
    const w = s.mate[v]!;
    if (w < v) continue;
    for (let q = s.first[v]!; q < s.first[v + 1]!; q++) if (s.near[q] === w) weight += s.twice[q]! / 2;
  }
  return { mate: s.mate, cardinality: s.pairs, weight };
}

import { leaves, type State } from '../blossom/state.ts';
import { throwIfStopped } from './abort.ts';
import { effective, unitOf } from './bonus.ts';
import { canonical } from './canonical.ts';
import { matchByPricing } from './pricing.ts';
import type { Certificate, Graph, Matching, SolveOptions } from './types.ts';

/**
 * An exact matching of a general graph with its proof of optimality.
 *
 * Ties: the answer depends only on the graph, never on the order of its edges or which end is written first.
 * Which of several equal optima it is follows from the numbering of the vertices.
 *
 * Throws on a malformed graph, on input whose sums could pass 2^53, and an AbortError when asked to stop.
 * Edmonds 1965; Galil 1986; Galil, Micali and Gabow 1986.
 */
export function solve(graph: Graph, options: SolveOptions = {}): Matching {
  const { objective = 'cardinality', onProgress, shouldStop } = options;
  const edges = canonical(graph);
  const unit = unitOf(edges, graph, objective);
  const s = matchByPricing(effective(edges, graph, objective, unit), (pairs) => {
    throwIfStopped(shouldStop);
    onProgress?.(2 * pairs, edges.n);
  });
  const mate = s.mate.map((p) => (p === -1 ? -1 : s.endpoint[p]!));
  let cardinality = 0;
  let weight = 0;
  for (let k = 0; k < edges.from.length; k++) {
    if (mate[edges.from[k]!] !== edges.to[k]) continue;
    cardinality++;
    weight += edges.weight[k]!;
  }
  return { objective, mate, cardinality, weight, certificate: certificateOf(s, unit) };
}

function certificateOf(s: State, unit: number): Certificate {
  const blossoms: Certificate['blossoms'] = [];
  for (let b = s.n; b < 2 * s.n; b++) {
    if (s.base[b] === -1 || s.dual[b] === 0) continue;
    blossoms.push({ members: Int32Array.from(leaves(s, b)).sort(), dual: 2 * s.dual[b]! });
  }
  return { unit, duals: s.dual.slice(0, s.n), blossoms };
}

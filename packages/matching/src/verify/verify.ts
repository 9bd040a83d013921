import type { Graph, Matching } from '../graph/types.ts';
import { checkClaim, checkSums, fail, type Verification, violation } from './checks.ts';

/**
 * Proves that a matching is optimal from both halves of its certificate, without trusting the solver. It is a matching of this graph. No
 * edge has more weight than the duals at its ends and around it, so the dual sum is an upper bound of every matching's weight. And the dual
 * sum equals this matching's weight. Sums are BigInt, so nothing is rounded. For effective weights, see `Certificate`.
 */
export function verify(graph: Graph, result: Matching): Verification {
  const { n, from, to, weight, priority } = graph;
  let low = 0;
  let high = 0;
  for (let k = 0; k < from.length; k++) {
    if (from[k] === to[k]) continue;
    if (weight[k]! < low) low = weight[k]!;
    if (weight[k]! > high) high = weight[k]!;
  }
  const instance = { n, low, high, priority };
  const wrong = checkClaim(instance, result);
  if (wrong) return wrong;

  const isViolated = violation(instance, result);
  const { mate } = result;
  const heaviest = new Map<number, number>();
  for (let k = 0; k < from.length; k++) {
    const i = from[k]!;
    const j = to[k]!;
    if (i === j) continue;
    if (isViolated(i, j, weight[k]!)) return fail('violatedPair', k);
    if (mate[i] !== j) continue;
    const v = Math.min(i, j);
    heaviest.set(v, Math.max(weight[k]!, heaviest.get(v) ?? weight[k]!));
  }
  return checkSums(instance, result, (v) => heaviest.get(v));
}

import type { PairSource } from '../graph/pairSource.ts';
import type { Matching } from '../graph/types.ts';
import { checkClaim, checkSums, fail, type Verification, violation } from './checks.ts';

/** `verify` for pairs that are computed on request; asks for every one of them again. */
export function verifySource(
  source: PairSource,
  result: Matching,
  onRow: (v: number) => void = () => {},
): Verification {
  const { n, most, priority } = source;
  const instance = { n, low: 0, high: most, priority };
  const wrong = checkClaim(instance, result);
  if (wrong) return wrong;

  const isViolated = violation(instance, result);
  const weights = new Map<number, number>();
  const out = new Int32Array(n);
  for (let v = 0; v < n; v++) {
    onRow(v);
    source.row(v, v + 1, out);
    for (let w = v + 1; w < n; w++) {
      // A number below 0 marks a forbidden pair.
      if (out[w]! < 0) continue;
      if (out[w]! > most || isViolated(v, w, out[w]!)) return fail('violatedPair', v);
    }
    const mate = result.mate[v]!;
    if (mate > v && out[mate]! >= 0) weights.set(v, out[mate]!);
  }
  return checkSums(instance, result, (v) => weights.get(v));
}

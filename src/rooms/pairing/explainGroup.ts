import { compile, explainPair } from '#matching';
import type { HardRule, PairReason, Policy } from '#matching';
import type { Pool } from './candidates.ts';

export interface Explained {
  weight: number;
  reasons: PairReason[];
  /** Rules that are on and that some two of the group break. */
  broken: HardRule[];
}

/** Why people fit, as a run would say; null when one of them is not in the pool. */
export function explainGroup(pool: Pool, policy: Policy, people: readonly number[]): Explained | null {
  const c = compile(pool.candidates);
  const at = people.map((person) => pool.candidates.findIndex(({ id }) => id === person));
  if (at.includes(-1)) return null;
  const reasons = at.flatMap((i, k) => at.slice(k + 1).map((j) => explainPair(c, policy, i, j)));
  return {
    reasons,
    weight: reasons.reduce((sum, { weight }) => sum + weight, 0),
    broken: [...new Set(reasons.flatMap(({ broken }) => broken))],
  };
}

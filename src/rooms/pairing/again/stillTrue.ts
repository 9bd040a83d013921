import { compile, explainPair } from '#matching';
import type { HardRule, Policy } from '#matching';
import type { Pool } from '../pool/candidates.ts';

/** Why a proposal is true no more: somebody in it does not wait any longer, has no place, or a rule stands between them now. */
export type Untrue = 'left' | HardRule;

/**
 * Says of groups of people whether they can be introduced as things stand in `pool`: null when nothing stands in the way. Rules that a
 * volunteer broke knowingly are not known here: those pairs are introduced at once, and never proposed.
 */
export function untrueIn(pool: Pool, policy: Policy): (people: readonly number[]) => Untrue | null {
  const c = compile(pool.candidates);
  const places = new Map(pool.candidates.map(({ id }, at) => [Number(id), at]));
  return (people) => {
    const at = people.map((person) => places.get(person));
    if (at.includes(undefined)) return 'left';
    const whole = at as number[];
    const broken = whole.flatMap((i, k) =>
      whole.slice(k + 1).flatMap((j) => explainPair(c, policy, i, j).broken),
    );
    return broken[0] ?? null;
  };
}

import { compile, explainPair } from '#matching';
import type { HardRule, Policy } from '#matching';
import type { Pool } from '../pool/candidates.ts';

/** Why a proposal is no longer true: somebody in it has stopped waiting or has no place now, or a rule keeps its people apart. */
export type Untrue = 'left' | HardRule;

/**
 * Says whether groups of people can be introduced as `pool` stands now; null when nothing stands in the way. It does not know of rules that
 * a volunteer broke knowingly: pairs made by hand are introduced at once, and never proposed.
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

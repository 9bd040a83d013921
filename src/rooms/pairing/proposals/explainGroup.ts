import { compile, explainPair } from '#matching';
import type { HardRule, PairReason, Policy } from '#matching';
import type { Actor } from '../../ctx.ts';
import type { Pool } from '../pool/candidates.ts';

export interface Explained {
  weight: number;
  reasons: PairReason[];
  /** Rules of the policy that two people of the group break. */
  broken: HardRule[];
}

/**
 * Answers a function that says why people fit, as a run would; null when one of them is not in the pool. For several groups of one pool.
 */
export function explainerOfPeople(
  pool: Pool,
  policy: Policy,
): (people: readonly number[]) => Explained | null {
  const c = compile(pool.candidates);
  const places = new Map(pool.candidates.map(({ id }, place) => [Number(id), place]));
  return (people) => {
    const at = people.flatMap((person) => places.get(person) ?? []);
    if (at.length < people.length) return null;
    const reasons = at.flatMap((i, k) => at.slice(k + 1).map((j) => explainPair(c, policy, i, j)));
    return {
      reasons,
      weight: reasons.reduce((sum, { weight }) => sum + weight, 0),
      broken: [...new Set(reasons.flatMap(({ broken }) => broken))],
    };
  };
}

/** The same for one group. */
export const explainGroup = (pool: Pool, policy: Policy, people: readonly number[]): Explained | null =>
  explainerOfPeople(pool, policy)(people);

/** The same for applications; also answers their persons. */
export function explainer(
  pool: Pool,
  policy: Policy,
): (applications: readonly number[]) => (Explained & { people: number[] }) | null {
  const personOf = new Map([...pool.applications].map(([person, application]) => [application, person]));
  const explain = explainerOfPeople(pool, policy);
  return (applications) => {
    const people = applications.map((application) => personOf.get(application) ?? -1);
    const explained = explain(people);
    return explained && { ...explained, people };
  };
}

/** The same for the applications of one group. */
export const explainApplications = (pool: Pool, policy: Policy, applications: readonly number[]) =>
  explainer(pool, policy)(applications);

/** The people a volunteer chose, and whether the volunteer confirmed breaking a grave rule. */
export interface ByHand {
  programme: number;
  round: number;
  actor: Actor;
  applications: readonly number[];
  confirmed?: boolean;
}

/** The two or three applications that a volunteer chose, each once and in order; null when there are fewer or more. */
export function chosen(applications: readonly number[]): number[] | null {
  const own = [...new Set(applications)].sort((a, b) => a - b);
  return own.length === 2 || own.length === 3 ? own : null;
}

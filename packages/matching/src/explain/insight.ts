import type { PairSource } from '../graph/pairSource.ts';
import type { Matching } from '../graph/types.ts';
import { pairAllowed } from '../people/allowed.ts';
import type { Compiled } from '../people/compile.ts';
import { placeInList } from '../people/order.ts';
import { score } from '../people/score.ts';
import type { Id, Policy } from '../people/types.ts';
import { bestAlternatives } from './alternatives.ts';
import type { Barrier } from './barrier.ts';

/**
 * A person's best possible partner who is not their own, by that pair's weight, and the reason against it. If the two were put together and
 * their partners left to each other, the weights of all these would change by `change`, and `left` would have nobody. Take any arrangement
 * with the two together and as many people matched of each priority. Then the proof says that the whole loses at least `atLeast` of its
 * weight, perhaps more; with `fewer`, there is no such arrangement.
 */
export type Alternative = {
  id: Id;
  other: Id;
  weight: number;
  change: number;
  left: Id[];
  atLeast: number;
  fewer: boolean;
};

/** The explanation of a whole match: the best alternative of each person outside locked groups, and why so many stay unmatched. */
export type Insight = {
  alternatives: Alternative[];
  /** The barrier to more pairs, before trios take leftovers; the groups of `Barrier` as ids. */
  barrier: { needed: Id[]; groups: Id[][]; unmatched: number };
};

/** `pool[v]` is the candidate number of vertex v; `groups` are the resulting groups, as candidate numbers. */
export function insightOf(
  c: Compiled,
  policy: Policy,
  run: {
    pool: readonly number[];
    source: PairSource;
    matching: Matching;
    barrier: Barrier;
    groups: readonly (readonly number[])[];
  },
): Insight {
  const { pool, barrier, matching } = run;
  const { unit, levels } = matching.certificate;
  const idOf = (i: number): Id => c.candidates[i]!.id;
  const group = new Map(run.groups.flatMap((members) => members.map((i) => [i, members])));
  const together = (v: number, w: number): boolean => group.get(pool[v]!)?.includes(pool[w]!) === true;
  const best = bestAlternatives(run.source, matching, together);
  const numbers = (vertices: readonly number[]): Id[] => vertices.map((v) => idOf(pool[v]!));
  return {
    alternatives: best.flatMap((one, v) => {
      if (one === null) return [];
      const [i, j] = [pool[v]!, pool[one.other]!];
      const { change, left } = exchange(c, policy, [i, j], [group.get(i) ?? [i], group.get(j) ?? [j]]);
      const fewer = levels && 2 * one.costs >= unit;
      // Weights are whole, so the bound may be rounded up.
      const atLeast = fewer ? 0 : Math.ceil(one.costs);
      return [
        { id: idOf(i), other: idOf(j), weight: one.weight, change, left: left.map(idOf), atLeast, fewer },
      ];
    }),
    barrier: {
      needed: numbers(barrier.needed),
      groups: barrier.groups.map(numbers),
      unmatched: barrier.unmatched,
    },
  };
}

/** Two people leave their groups for each other. Their partners, now alone, are put together if the rules allow it. */
function exchange(
  c: Compiled,
  policy: Policy,
  two: readonly [number, number],
  groups: readonly [readonly number[], readonly number[]],
): { change: number; left: number[] } {
  const rests = groups.map((members) => members.filter((i) => !two.includes(i)));
  const alone = rests.filter((rest) => rest.length === 1).flat();
  const [a, b] = alone;
  const meet = a !== undefined && b !== undefined && pairAllowed(c, policy, a, b);
  const after = [two, ...rests.filter((rest) => rest.length > 1), ...(meet ? [[a, b]] : [])];
  const worth = (list: readonly (readonly number[])[]): number =>
    list.reduce((sum, members) => sum + worthOf(c, policy, members), 0);
  return { change: worth(after) - worth(groups), left: meet ? [] : placeInList(c.candidates, alone) };
}

function worthOf(c: Compiled, policy: Policy, members: readonly number[]): number {
  let sum = 0;
  members.forEach((i, k) => {
    for (const j of members.slice(k + 1)) sum += score(c, policy, i, j);
  });
  return sum;
}

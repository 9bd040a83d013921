import { explainPair } from './explain/pair.ts';
import type { Group } from './matchTypes.ts';
import type { Compiled } from './people/compile.ts';
import { placeInList } from './people/order.ts';
import type { Policy } from './people/types.ts';

/** A group as candidate numbers. */
export type ChosenGroup = { members: number[]; locked: boolean };

/** Groups with their reasons. Members within a group, and groups by their first member, are in the candidates' order. */
export function describeGroups(c: Compiled, policy: Policy, groups: readonly ChosenGroup[]): Group[] {
  const byFirst = new Map<number, Group>();
  for (const { members, locked } of groups) {
    const sorted = placeInList(c.candidates, members);
    byFirst.set(sorted[0]!, describe(c, policy, sorted, locked));
  }
  return placeInList(c.candidates, [...byFirst.keys()]).map((first) => byFirst.get(first)!);
}

function describe(c: Compiled, policy: Policy, members: readonly number[], locked: boolean): Group {
  const reasons = members.flatMap((a, k) => members.slice(k + 1).map((b) => explainPair(c, policy, a, b)));
  return {
    members: members.map((i) => c.candidates[i]!.id),
    kind: members.length === 2 ? 'pair' : 'trio',
    locked,
    weight: reasons.reduce((sum, { weight }) => sum + weight, 0),
    reasons,
  };
}

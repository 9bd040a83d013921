import type { Group } from '../matchTypes.ts';
import { brokenRules } from '../people/allowed.ts';
import { compile, type Compiled } from '../people/compile.ts';
import { isOn } from '../people/policy.ts';
import { score } from '../people/score.ts';
import type { Candidate, HardRule, Id, Policy } from '../people/types.ts';

/**
 * The reason why a person's partners changed. They or a former partner came or went. A rule now forbids the old pair, or no longer forbids
 * the new one. The new pair is worth more. Or (`others`) the change serves the whole: the old partner is needed elsewhere, or ties fell
 * otherwise.
 */
export type MoveReason =
  | { kind: 'came' | 'went' | 'locked' | 'others' }
  | { kind: 'partnerWent' | 'partnerCame'; partner: Id }
  | { kind: 'nowForbidden' | 'nowAllowed'; partner: Id; rules: HardRule[] }
  | { kind: 'worthMore'; before: number; after: number };

export type Move = { id: Id; before: Id[]; after: Id[]; reason: MoveReason };

export type Run = {
  candidates: readonly Candidate[];
  policy: Policy;
  result: { groups: readonly Pick<Group, 'members' | 'locked'>[] };
};

/** Everybody whose partners differ between two runs, with the reason, in the order of the later run's candidates. */
export function difference(before: Run, after: Run): Move[] {
  const was = sideOf(before);
  const is = sideOf(after);
  const ids = [...new Set([...after.candidates, ...before.candidates].map(({ id }) => id))];
  return ids.flatMap((id) => {
    const [old, fresh] = [was.partners.get(id) ?? [], is.partners.get(id) ?? []];
    if (old.length === fresh.length && old.every((one) => fresh.includes(one))) return [];
    return [{ id, before: old, after: fresh, reason: reasonOf(id, old, fresh, was, is) }];
  });
}

type Side = {
  c: Compiled;
  policy: Policy;
  place: Map<Id, number>;
  partners: Map<Id, Id[]>;
  groups: Map<Id, Pick<Group, 'members' | 'locked'>>;
};

function sideOf({ candidates, policy, result }: Run): Side {
  const c = compile(candidates);
  const partners = new Map<Id, Id[]>();
  const groups = new Map<Id, Pick<Group, 'members' | 'locked'>>();
  for (const group of result.groups)
    for (const id of group.members) {
      groups.set(id, group);
      partners.set(
        id,
        group.members.filter((other) => other !== id),
      );
    }
  return { c, policy, place: new Map(candidates.map(({ id }, i) => [id, i])), partners, groups };
}

function reasonOf(id: Id, old: readonly Id[], fresh: readonly Id[], was: Side, is: Side): MoveReason {
  if (!was.place.has(id)) return { kind: 'came' };
  if (!is.place.has(id)) return { kind: 'went' };
  const isLocked = is.groups.get(id)?.locked === true;
  if (isLocked && was.groups.get(id)?.locked !== true) return { kind: 'locked' };
  const went = old.find((other) => !is.place.has(other));
  if (went !== undefined) return { kind: 'partnerWent', partner: went };
  if (isLocked) return { kind: 'locked' };
  for (const other of old) {
    const rules = forbidding(is, id, other);
    if (rules.length > 0 && !fresh.includes(other)) return { kind: 'nowForbidden', partner: other, rules };
  }
  const came = fresh.find((other) => !was.place.has(other));
  if (came !== undefined) return { kind: 'partnerCame', partner: came };
  for (const other of fresh) {
    const rules = forbidding(was, id, other);
    if (rules.length > 0) return { kind: 'nowAllowed', partner: other, rules };
  }
  const [worth, now] = [worthOf(is, id, old), worthOf(is, id, fresh)];
  return now > worth ? { kind: 'worthMore', before: worth, after: now } : { kind: 'others' };
}

/** The rules of a run that forbid a pair; both people are in that run. */
function forbidding({ c, policy, place }: Side, a: Id, b: Id): HardRule[] {
  return brokenRules(c, policy, place.get(a)!, place.get(b)!).filter((rule) => isOn(policy, rule));
}

/** The average weight of a person's pairs with others; 0 if there are none. */
function worthOf({ c, policy, place }: Side, id: Id, others: readonly Id[]): number {
  const sum = others.reduce<number>(
    (total, one) => total + score(c, policy, place.get(id)!, place.get(one)!),
    0,
  );
  return others.length === 0 ? 0 : Math.round(sum / others.length);
}

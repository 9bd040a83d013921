import { pairAllowed, sharedHalfHours, sharedLevel, zoneHours } from '../people/allowed.ts';
import type { Compiled } from '../people/compile.ts';
import type { Level, Policy } from '../people/types.ts';
import { meetsGroup, meetsMusts } from '../people/wishes.ts';
import type { Relaxation } from './types.ts';

/** A change and whom it opens. */
export type Opening = { change: Relaxation; opened: number[] };

/**
 * The changes that would each open at least one more candidate to person i, in the order of cost: what costs only the
 * person first, then what the programme would bend, least step first. Nobody's exclusions and nobody else's musts are
 * ever proposed away.
 */
export function* openings(
  c: Compiled,
  policy: Policy,
  i: number,
  pool: readonly number[],
): Generator<Opening> {
  const others = pool.filter((j) => j !== i);
  for (const step of [
    dropOneMust,
    dropAllMusts,
    lowerLanguageLevel,
    raiseZoneDifference,
    lowerOverlapHours,
  ]) {
    const opening = step(c, policy, i, others);
    if (opening) yield opening;
  }
  yield* switchOff(c, policy, i, others);
}

/** The first of these changes, or null when no single change opens anybody. */
export function cheapestRelaxation(
  c: Compiled,
  policy: Policy,
  i: number,
  pool: readonly number[],
): Relaxation | null {
  for (const { change } of openings(c, policy, i, pool)) return change;
  return null;
}

/** The candidates that all rules but the one named would allow, of those that it does not. */
function blockedOnlyBy(
  c: Compiled,
  policy: Policy,
  rule: keyof Policy['hard'],
  i: number,
  others: readonly number[],
): number[] {
  if (!policy.hard[rule].on) return [];
  const without: Policy = {
    ...policy,
    hard: { ...policy.hard, [rule]: { ...policy.hard[rule], on: false } },
  };
  return others.filter((j) => !pairAllowed(c, policy, i, j) && pairAllowed(c, without, i, j));
}

/** Those whom only the person's own musts keep away. */
function blockedByOwnMusts(c: Compiled, policy: Policy, i: number, others: readonly number[]): number[] {
  return blockedOnlyBy(c, policy, 'musts', i, others).filter((j) => meetsMusts(c, policy, j, i));
}

/** The one thing whose musts, dropped, open most; of equal ones the first. */
function dropOneMust(c: Compiled, policy: Policy, i: number, others: readonly number[]): Opening | null {
  const blocked = blockedByOwnMusts(c, policy, i, others);
  const musts = ownMusts(c, i);
  let best: Opening | null = null;
  for (const g of musts) {
    const rest = musts.filter((other) => other !== g);
    const opened = blocked.filter((j) => rest.every((other) => meetsGroup(c, policy, other, i, j)));
    if (opened.length <= (best?.opened.length ?? 0)) continue;
    const wishes = c.wishes.wishes[g]!;
    best = {
      change: { kind: 'dropMust', about: wishes[0]!.about, wishes, opens: opened.length },
      opened,
    };
  }
  return best;
}

function ownMusts(c: Compiled, i: number): number[] {
  const { groups, must } = c.wishes;
  return [...groups.items.subarray(groups.start[i], groups.start[i + 1])].filter((g) => must[g] === 1);
}

function dropAllMusts(c: Compiled, policy: Policy, i: number, others: readonly number[]): Opening | null {
  const opened = blockedByOwnMusts(c, policy, i, others);
  return opened.length > 0 ? { change: { kind: 'dropAllMusts', opens: opened.length }, opened } : null;
}

/** The highest lower level at which somebody fits. */
function lowerLanguageLevel(
  c: Compiled,
  policy: Policy,
  i: number,
  others: readonly number[],
): Opening | null {
  const blocked = blockedOnlyBy(c, policy, 'sharedLanguage', i, others);
  const levels = blocked.map((j) => sharedLevel(c, i, j));
  const to = Math.max(0, ...levels);
  if (to === 0) return null;
  const from = policy.hard.sharedLanguage.minLevel;
  const opened = blocked.filter((_, k) => levels[k]! >= to);
  return { change: { kind: 'lowerLanguageLevel', from, to: to as Level, opens: opened.length }, opened };
}

/** The least difference, in whole hours, at which somebody fits. */
function raiseZoneDifference(
  c: Compiled,
  policy: Policy,
  i: number,
  others: readonly number[],
): Opening | null {
  const blocked = blockedOnlyBy(c, policy, 'zoneDifference', i, others);
  const hours = blocked.map((j) => zoneHours(c, i, j));
  if (hours.length === 0) return null;
  const to = Math.ceil(Math.min(...hours));
  const opened = blocked.filter((_, k) => hours[k]! <= to);
  const from = policy.hard.zoneDifference.maxHours;
  return { change: { kind: 'raiseZoneDifference', from, to, opens: opened.length }, opened };
}

/** The most hours a week, in halves, at which somebody fits; 0 included. */
function lowerOverlapHours(
  c: Compiled,
  policy: Policy,
  i: number,
  others: readonly number[],
): Opening | null {
  const blocked = blockedOnlyBy(c, policy, 'overlapHours', i, others);
  const halves = blocked.map((j) => sharedHalfHours(c, i, j));
  if (halves.length === 0) return null;
  const most = Math.max(...halves);
  const opened = blocked.filter((_, k) => halves[k]! >= most);
  const from = policy.hard.overlapHours.minHours;
  return { change: { kind: 'lowerOverlapHours', from, to: most / 2, opens: opened.length }, opened };
}

const CAN_BE_OFF = ['sharedLanguage', 'otherEmployer', 'otherCountry', 'neverAgain'] as const;

function* switchOff(c: Compiled, policy: Policy, i: number, others: readonly number[]): Generator<Opening> {
  for (const rule of CAN_BE_OFF) {
    const opened = blockedOnlyBy(c, policy, rule, i, others);
    if (opened.length > 0) yield { change: { kind: 'switchOff', rule, opens: opened.length }, opened };
  }
}

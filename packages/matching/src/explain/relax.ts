import { pairAllowed, sharedHalfHours, sharedLevel, zoneHours } from '../people/allowed.ts';
import type { Compiled } from '../people/compile.ts';
import type { Level, Policy } from '../people/types.ts';
import { meetsGroup, meetsMusts } from '../people/wishes.ts';
import type { Relaxation } from './types.ts';

/**
 * The first change, in the order of cost, that would open at least one more candidate to person i, with how many
 * it opens; null when no single change does. What costs only the person comes first, then what the programme would
 * bend, least step first. Nobody's exclusions and nobody else's musts are ever proposed away.
 */
export function cheapestRelaxation(
  c: Compiled,
  policy: Policy,
  i: number,
  pool: readonly number[],
): Relaxation | null {
  const others = pool.filter((j) => j !== i);
  return (
    dropOneMust(c, policy, i, others) ??
    dropAllMusts(c, policy, i, others) ??
    lowerLanguageLevel(c, policy, i, others) ??
    raiseZoneDifference(c, policy, i, others) ??
    lowerOverlapHours(c, policy, i, others) ??
    switchOff(c, policy, i, others)
  );
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
function dropOneMust(c: Compiled, policy: Policy, i: number, others: readonly number[]): Relaxation | null {
  const blocked = blockedByOwnMusts(c, policy, i, others);
  const musts = ownMusts(c, i);
  let best: Relaxation | null = null;
  for (const g of musts) {
    const rest = musts.filter((other) => other !== g);
    const opens = blocked.filter((j) => rest.every((other) => meetsGroup(c, policy, other, i, j))).length;
    if (opens <= (best?.opens ?? 0)) continue;
    const wishes = c.wishes.wishes[g]!;
    best = { kind: 'dropMust', about: wishes[0]!.about, wishes, opens };
  }
  return best;
}

function ownMusts(c: Compiled, i: number): number[] {
  const { groups, must } = c.wishes;
  return [...groups.items.subarray(groups.start[i], groups.start[i + 1])].filter((g) => must[g] === 1);
}

function dropAllMusts(c: Compiled, policy: Policy, i: number, others: readonly number[]): Relaxation | null {
  const opens = blockedByOwnMusts(c, policy, i, others).length;
  return opens > 0 ? { kind: 'dropAllMusts', opens } : null;
}

/** The highest lower level at which somebody fits. */
function lowerLanguageLevel(
  c: Compiled,
  policy: Policy,
  i: number,
  others: readonly number[],
): Relaxation | null {
  const levels = blockedOnlyBy(c, policy, 'sharedLanguage', i, others).map((j) => sharedLevel(c, i, j));
  const to = Math.max(0, ...levels);
  if (to === 0) return null;
  const from = policy.hard.sharedLanguage.minLevel;
  return { kind: 'lowerLanguageLevel', from, to: to as Level, opens: levels.filter((l) => l >= to).length };
}

/** The least difference, in whole hours, at which somebody fits. */
function raiseZoneDifference(
  c: Compiled,
  policy: Policy,
  i: number,
  others: readonly number[],
): Relaxation | null {
  const hours = blockedOnlyBy(c, policy, 'zoneDifference', i, others).map((j) => zoneHours(c, i, j));
  if (hours.length === 0) return null;
  const to = Math.ceil(Math.min(...hours));
  const opens = hours.filter((h) => h <= to).length;
  return { kind: 'raiseZoneDifference', from: policy.hard.zoneDifference.maxHours, to, opens };
}

/** The most hours a week, in halves, at which somebody fits; 0 included. */
function lowerOverlapHours(
  c: Compiled,
  policy: Policy,
  i: number,
  others: readonly number[],
): Relaxation | null {
  const halves = blockedOnlyBy(c, policy, 'overlapHours', i, others).map((j) => sharedHalfHours(c, i, j));
  if (halves.length === 0) return null;
  const most = Math.max(...halves);
  const opens = halves.filter((h) => h >= most).length;
  return { kind: 'lowerOverlapHours', from: policy.hard.overlapHours.minHours, to: most / 2, opens };
}

const CAN_BE_OFF = ['sharedLanguage', 'otherEmployer', 'otherCountry', 'neverAgain'] as const;

function switchOff(c: Compiled, policy: Policy, i: number, others: readonly number[]): Relaxation | null {
  for (const rule of CAN_BE_OFF) {
    const opens = blockedOnlyBy(c, policy, rule, i, others).length;
    if (opens > 0) return { kind: 'switchOff', rule, opens };
  }
  return null;
}

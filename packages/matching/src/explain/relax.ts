import { breaks, sharedHalfHours, sharedLevel, zoneHours } from '../people/allowed.ts';
import type { Compiled } from '../people/compile.ts';
import { completePolicy, HARD_RULES } from '../people/policy.ts';
import type { HardRule, Level, Policy, RelaxStep } from '../people/types.ts';
import { meetsGroup, meetsMusts } from '../people/wishes.ts';
import type { Relaxation } from './types.ts';

/** A change and whom it opens. */
export type Opening = { change: Relaxation; opened: number[] };

type Side = { c: Compiled; policy: Policy; i: number; alone: ReadonlyMap<HardRule, number[]> };

/**
 * The changes that would each open at least one more candidate to person i, by the policy's order of costs; of one kind the least step
 * first. Nobody's exclusions and nobody else's musts are ever proposed away.
 */
export function* openings(
  c: Compiled,
  policy: Policy,
  i: number,
  pool: readonly number[],
): Generator<Opening> {
  const side = { c, policy, i, alone: keptAwayByOne(c, policy, i, pool) };
  for (const step of completePolicy(policy).relax) yield* STEPS[step](side);
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

/** Those whom a single rule keeps away, by rule; of musts only where it is the person's own. */
function keptAwayByOne(
  c: Compiled,
  policy: Policy,
  i: number,
  pool: readonly number[],
): Map<HardRule, number[]> {
  const on = HARD_RULES.filter((rule) => policy.hard[rule].on);
  const alone = new Map<HardRule, number[]>();
  for (const j of pool) {
    if (j === i) continue;
    const rule = onlyBroken(c, policy, on, i, j);
    if (rule === null || (rule === 'musts' && !meetsMusts(c, policy, j, i))) continue;
    const list = alone.get(rule);
    if (list) list.push(j);
    else alone.set(rule, [j]);
  }
  return alone;
}

function onlyBroken(
  c: Compiled,
  policy: Policy,
  on: readonly HardRule[],
  i: number,
  j: number,
): HardRule | null {
  let only: HardRule | null = null;
  for (const rule of on) {
    if (!breaks(c, policy, rule, i, j)) continue;
    if (only !== null) return null;
    only = rule;
  }
  return only;
}

const STEPS: Record<RelaxStep, (side: Side) => Iterable<Opening>> = {
  dropMust,
  dropAllMusts,
  lowerLanguageLevel,
  raiseZoneDifference,
  lowerOverlapHours,
  sharedLanguage: (side) => switchOff(side, 'sharedLanguage'),
  otherEmployer: (side) => switchOff(side, 'otherEmployer'),
  otherCountry: (side) => switchOff(side, 'otherCountry'),
  neverAgain: (side) => switchOff(side, 'neverAgain'),
};

/** Things whose musts, dropped, open somebody: the one that opens most first, of equal ones the first named. */
function dropMust({ c, policy, i, alone }: Side): Opening[] {
  const blocked = alone.get('musts') ?? [];
  const { groups, must, wishes } = c.wishes;
  const musts = [...groups.items.subarray(groups.start[i], groups.start[i + 1])].filter((g) => must[g] === 1);
  return musts
    .map((g): Opening => {
      const rest = musts.filter((other) => other !== g);
      const opened = blocked.filter((j) => rest.every((other) => meetsGroup(c, policy, other, i, j)));
      const dropped = wishes[g]!;
      const change = { about: dropped[0]!.about, wishes: dropped, opens: opened.length };
      return { change: { kind: 'dropMust', ...change }, opened };
    })
    .filter(({ opened }) => opened.length > 0)
    .toSorted((a, b) => b.opened.length - a.opened.length);
}

function* dropAllMusts({ alone }: Side): Generator<Opening> {
  const opened = alone.get('musts') ?? [];
  if (opened.length > 0) yield { change: { kind: 'dropAllMusts', opens: opened.length }, opened };
}

/** From the highest lower level at which somebody fits down to the lowest. */
function* lowerLanguageLevel({ c, policy, i, alone }: Side): Generator<Opening> {
  const from = policy.hard.sharedLanguage.minLevel;
  const blocked = graded(alone.get('sharedLanguage'), (j) => -sharedLevel(c, i, j));
  for (const { at, opened } of blocked)
    if (at !== 0)
      yield {
        change: { kind: 'lowerLanguageLevel', from, to: -at as Level, opens: opened.length },
        opened,
      };
}

/** From the least difference, in whole hours, at which somebody fits. */
function* raiseZoneDifference({ c, policy, i, alone }: Side): Generator<Opening> {
  const from = policy.hard.zoneDifference.maxHours;
  for (const { at: to, opened } of graded(alone.get('zoneDifference'), (j) => Math.ceil(zoneHours(c, i, j))))
    yield { change: { kind: 'raiseZoneDifference', from, to, opens: opened.length }, opened };
}

/** From the most hours a week, in halves, at which somebody fits; 0 included. */
function* lowerOverlapHours({ c, policy, i, alone }: Side): Generator<Opening> {
  const from = policy.hard.overlapHours.minHours;
  for (const { at, opened } of graded(alone.get('overlapHours'), (j) => -sharedHalfHours(c, i, j)))
    yield { change: { kind: 'lowerOverlapHours', from, to: -at / 2 || 0, opens: opened.length }, opened };
}

/** Steps at which more are opened, the least first, each with all it opens. */
function graded(
  blocked: readonly number[] = [],
  stepOf: (j: number) => number,
): { at: number; opened: number[] }[] {
  const steps = blocked.map(stepOf);
  return [...new Set(steps)]
    .sort((a, b) => a - b)
    .map((at) => ({ at, opened: blocked.filter((_, k) => steps[k]! <= at) }));
}

function* switchOff(
  { alone }: Side,
  rule: 'sharedLanguage' | 'otherEmployer' | 'otherCountry' | 'neverAgain',
): Generator<Opening> {
  const opened = alone.get(rule) ?? [];
  if (opened.length > 0) yield { change: { kind: 'switchOff', rule, opens: opened.length }, opened };
}

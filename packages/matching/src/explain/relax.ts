import { sharedHalfHours, sharedLevel, zoneHours } from '../people/allowed.ts';
import type { Compiled } from '../people/compile.ts';
import { completePolicy } from '../people/policy.ts';
import type { Level, Policy, RelaxStep } from '../people/types.ts';
import { groupsOf, meetsGroup } from '../people/wishes.ts';
import type { Around } from './lookAround.ts';
import type { BlockKey, Relaxation } from './types.ts';

/** A change, and the people whom it opens. */
export type Opening = { change: Relaxation; opened: readonly number[] };

type Side = { c: Compiled; policy: Policy; i: number; alone: (key: BlockKey) => readonly number[] };

/**
 * The changes that would each open at least one more candidate to person i, in the policy's order of costs; of one kind, the smallest step
 * first. No change ever drops anybody's exclusions or anybody else's musts. Each change is made when first asked for.
 */
export function openings(c: Compiled, policy: Policy, i: number, { blocks }: Around): Iterable<Opening> {
  const alone = (key: BlockKey) => blocks.get(key)?.alone ?? [];
  const side = { c, policy, i, alone };
  return kept(
    (function* () {
      for (const step of completePolicy(policy).relax) yield* STEPS[step](side);
    })(),
  );
}

/** The same items, whether read once or several times. */
function kept<T>(source: Iterator<T, void>): Iterable<T> {
  const known: T[] = [];
  return {
    *[Symbol.iterator]() {
      for (let k = 0; ; k++) {
        if (k === known.length) {
          const next = source.next();
          if (next.done) return;
          known.push(next.value);
        }
        yield known[k]!;
      }
    },
  };
}

/** The first of these changes, or null if no single change opens a candidate. */
export function firstOf(changes: Iterable<Opening>): Relaxation | null {
  for (const { change } of changes) return change;
  return null;
}

const STEPS: Record<RelaxStep, (side: Side) => Iterable<Opening>> = {
  dropMust,
  dropAllMusts,
  lowerLanguageLevel,
  raiseZoneDifference,
  lowerOverlapHours,
  sharedLanguage: (side) => switchOff(side, 'sharedLanguage'),
  otherEmployer: (side) => switchOff(side, 'otherEmployer'),
  answers: (side) => switchOff(side, 'answers'),
  otherCountry: (side) => switchOff(side, 'otherCountry'),
  neverAgain: (side) => switchOff(side, 'neverAgain'),
};

/** The things whose musts, if dropped, open somebody. The thing that opens most comes first; of equal ones, the first named. */
function dropMust({ c, policy, i, alone }: Side): Opening[] {
  const blocked = alone('ownMusts');
  const { must, wishes } = c.wishes;
  const musts = groupsOf(c, i).filter((g) => must[g] === 1);
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
  const opened = alone('ownMusts');
  if (opened.length > 0) yield { change: { kind: 'dropAllMusts', opens: opened.length }, opened };
}

/** From the highest lower level at which somebody fits down to the lowest. */
function* lowerLanguageLevel({ c, policy, i, alone }: Side): Generator<Opening> {
  const from = policy.hard.sharedLanguage.minLevel;
  const blocked = graded(alone('sharedLanguage'), (j) => -sharedLevel(c, i, j));
  for (const { at, opened } of blocked)
    if (at !== 0)
      yield {
        change: { kind: 'lowerLanguageLevel', from, to: -at as Level, opens: opened.length },
        opened,
      };
}

/** From the smallest zone difference, in whole hours, at which somebody fits. */
function* raiseZoneDifference({ c, policy, i, alone }: Side): Generator<Opening> {
  const from = policy.hard.zoneDifference.maxHours;
  for (const { at: to, opened } of graded(alone('zoneDifference'), (j) => Math.ceil(zoneHours(c, i, j))))
    yield { change: { kind: 'raiseZoneDifference', from, to, opens: opened.length }, opened };
}

/** From the most hours a week, in half-hours, at which somebody fits; 0 included. */
function* lowerOverlapHours({ c, policy, i, alone }: Side): Generator<Opening> {
  const from = policy.hard.overlapHours.minHours;
  for (const { at, opened } of graded(alone('overlapHours'), (j) => -sharedHalfHours(c, i, j)))
    yield { change: { kind: 'lowerOverlapHours', from, to: -at / 2 || 0, opens: opened.length }, opened };
}

/** The steps at which more people are opened, the smallest first, each with everybody it opens. */
function* graded(
  blocked: readonly number[],
  stepOf: (j: number) => number,
): Generator<{ at: number; opened: number[] }> {
  const steps = blocked.map(stepOf);
  for (let at = least(steps, -Infinity); at < Infinity; at = least(steps, at))
    yield { at, opened: blocked.filter((_, k) => steps[k]! <= at) };
}

/** The smallest number above `floor`, or Infinity. */
function least(numbers: readonly number[], floor: number): number {
  let found = Infinity;
  for (const one of numbers) if (one > floor && one < found) found = one;
  return found;
}

function* switchOff(
  { alone }: Side,
  rule: 'sharedLanguage' | 'otherEmployer' | 'answers' | 'otherCountry' | 'neverAgain',
): Generator<Opening> {
  const opened = alone(rule);
  if (opened.length > 0) yield { change: { kind: 'switchOff', rule, opens: opened.length }, opened };
}

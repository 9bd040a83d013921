import { breaksAnswers } from './answers.ts';
import { HOUR_WORDS, popcount, zoneDistance } from './clock.ts';
import type { Compiled } from './compile.ts';
import { listHas } from './packing.ts';
import { HARD_RULES } from './policy.ts';
import type { HardRule, Policy } from './types.ts';
import { meetsMusts } from './wishes.ts';

/** Whether no active hard rule forbids the two. Symmetric. */
export function pairAllowed(c: Compiled, policy: Policy, i: number, j: number): boolean {
  const { hard } = policy;
  return (
    i !== j &&
    !(hard.otherCountry.on && c.country[i] === c.country[j]) &&
    !(hard.sharedLanguage.on && sharedLevel(c, i, j) < hard.sharedLanguage.minLevel) &&
    !(hard.zoneDifference.on && zoneHours(c, i, j) > hard.zoneDifference.maxHours) &&
    !(hard.ruledOut.on && listHas(c.ruledOut, i, j)) &&
    !(hard.neverAgain.on && listHas(c.former, i, j)) &&
    !(hard.otherEmployer.on && sameWord(c.employer, i, j)) &&
    !(hard.overlapHours.on && sharedHalfHours(c, i, j) < 2 * hard.overlapHours.minHours) &&
    !(hard.musts.on && !(meetsMusts(c, policy, i, j) && meetsMusts(c, policy, j, i))) &&
    !breaksAnswers(c, policy, i, j)
  );
}

const EVERY_RULE: readonly HardRule[] = [...HARD_RULES, 'answers'];

/** Every rule, active or not, that the two would break. */
export function brokenRules(c: Compiled, policy: Policy, i: number, j: number): HardRule[] {
  return EVERY_RULE.filter((rule) => breaks(c, policy, rule, i, j));
}

/** Whether the two would break this rule, if it were on. Symmetric. */
export function breaks(c: Compiled, policy: Policy, rule: HardRule, i: number, j: number): boolean {
  const { hard } = policy;
  switch (rule) {
    case 'otherCountry':
      return c.country[i] === c.country[j];
    case 'ruledOut':
      return listHas(c.ruledOut, i, j);
    case 'neverAgain':
      return listHas(c.former, i, j);
    case 'otherEmployer':
      return sameWord(c.employer, i, j);
    case 'sharedLanguage':
      return sharedLevel(c, i, j) < hard.sharedLanguage.minLevel;
    case 'zoneDifference':
      return zoneHours(c, i, j) > hard.zoneDifference.maxHours;
    case 'overlapHours':
      return sharedHalfHours(c, i, j) < 2 * hard.overlapHours.minHours;
    case 'musts':
      return !meetsMusts(c, policy, i, j) || !meetsMusts(c, policy, j, i);
    case 'answers':
      return breaksAnswers(c, policy, i, j);
  }
}

/** The best level at which both speak one language (the lower of the two people's levels); 0 if they share none. */
export function sharedLevel(c: Compiled, i: number, j: number): number {
  const { start, items } = c.languages;
  let a = start[i]!;
  let b = start[j]!;
  const endA = start[i + 1]!;
  const endB = start[j + 1]!;
  let best = 0;
  while (a < endA && b < endB) {
    const difference = items[a]! - items[b]!;
    if (difference === 0) best = Math.max(best, Math.min(c.levels[a]!, c.levels[b]!));
    if (difference <= 0) a++;
    if (difference >= 0) b++;
  }
  return best;
}

/** Half-hours of the week that both can meet, 0 to 336. */
export function sharedHalfHours(c: Compiled, i: number, j: number): number {
  let count = 0;
  const a = i * HOUR_WORDS;
  const b = j * HOUR_WORDS;
  for (let k = 0; k < HOUR_WORDS; k++) count += popcount(c.hours[a + k]! & c.hours[b + k]!);
  return count;
}

/** Hours between the two clocks, 0 to 12; with quarters for zones that have them. */
export function zoneHours(c: Compiled, i: number, j: number): number {
  return zoneDistance(c.offset[i]!, c.offset[j]!) / 60;
}

/** Whether both gave the same word; an absent one equals nothing. */
export function sameWord(column: Int32Array, i: number, j: number): boolean {
  return column[i]! >= 0 && column[i] === column[j];
}

import { sameWord, sharedLevel } from './allowed.ts';
import { answersWorth } from './answers.ts';
import { awakeTogether, HOUR_WORDS, popcount, zoneDistance } from './clock.ts';
import type { Compiled } from './compile.ts';
import type { BitRows } from './packing.ts';
import type { Policy, SoftRule } from './types.ts';
import { satisfaction } from './wishes.ts';

/** Twenty shared half-hours a week are plenty. */
const PLENTY = 20;
const LONGEST_AWAKE = awakeTogether(0);

/** The worth of a pair: the sum, over soft rules and wishes about answers, of weight (0 to 1000) times measure (0 to 100). Symmetric. */
export function score(c: Compiled, policy: Policy, i: number, j: number): number {
  const { soft } = policy;
  // Written out, each measure once: this runs for every allowed pair.
  let sum = 0;
  if (soft.languages > 0) sum += soft.languages * measure(c, policy, 'languages', i, j);
  if (soft.interests > 0) sum += soft.interests * likeness(c.interests, i, j);
  if (soft.contactWays > 0) sum += soft.contactWays * likeness(c.contactWays, i, j);
  if (sameWord(c.sector, i, j)) sum += soft.sector * 100;
  if (sameWord(c.role, i, j)) sum += soft.role * 100;
  if (sameWord(c.stage, i, j)) sum += soft.stage * 100;
  if (sameWord(c.frequency, i, j)) sum += soft.frequency * 100;
  if (soft.hours > 0) sum += soft.hours * enoughHours(c, i, j);
  if (soft.awake > 0) sum += soft.awake * measure(c, policy, 'awake', i, j);
  if (soft.wishes > 0 || soft.balance > 0) {
    sum += contentWorth(policy, satisfaction(c, policy, i, j), satisfaction(c, policy, j, i));
  }
  return sum + answersWorth(c, policy, i, j);
}

/** How well a pair meets one rule: an integer, 0 to 100. Symmetric. */
export function measure(c: Compiled, policy: Policy, rule: SoftRule, i: number, j: number): number {
  switch (rule) {
    case 'languages':
      return levelShare(sharedLevel(c, i, j));
    case 'interests':
      return likeness(c.interests, i, j);
    case 'sector':
      return sameWord(c.sector, i, j) ? 100 : 0;
    case 'role':
      return sameWord(c.role, i, j) ? 100 : 0;
    case 'stage':
      return sameWord(c.stage, i, j) ? 100 : 0;
    case 'contactWays':
      return likeness(c.contactWays, i, j);
    case 'frequency':
      return sameWord(c.frequency, i, j) ? 100 : 0;
    case 'hours':
      return enoughHours(c, i, j);
    case 'awake':
      return Math.floor((100 * awakeTogether(zoneDistance(c.offset[i]!, c.offset[j]!))) / LONGEST_AWAKE);
    case 'wishes':
      return Math.floor((satisfaction(c, policy, i, j) + satisfaction(c, policy, j, i)) / 2);
    case 'balance':
      return 100 - Math.abs(satisfaction(c, policy, i, j) - satisfaction(c, policy, j, i));
  }
}

/** The worth of both people's wishes and of their balance, by the shares met of each side's, 0 to 100. */
export function contentWorth({ soft }: Policy, one: number, other: number): number {
  return soft.wishes * Math.floor((one + other) / 2) + soft.balance * (100 - Math.abs(one - other));
}

/** A level as a share of the highest, 0 to 100. */
export function levelShare(level: number): number {
  return Math.floor((100 * level) / 6);
}

/** Dice's coefficient in per cent: twice the number of shared items, divided by the sum of the two sets' sizes; 0 if both are empty. */
export function likenessOf(both: number, all: number): number {
  return all === 0 ? 0 : Math.floor((200 * both) / all);
}

/** How alike two people's sets are, 0 to 100. */
export function likeness({ words, bits, counts }: BitRows, i: number, j: number): number {
  let both = 0;
  for (let k = 0; k < words; k++) {
    const shared = bits[i * words + k]! & bits[j * words + k]!;
    if (shared !== 0) both += popcount(shared);
  }
  return likenessOf(both, counts[i]! + counts[j]!);
}

/** Half-hours of the week that both can meet, as a share of `PLENTY`, 0 to 100; counts no further than that. */
function enoughHours({ hours }: Compiled, i: number, j: number): number {
  const a = i * HOUR_WORDS;
  const b = j * HOUR_WORDS;
  let count = 0;
  for (let k = 0; k < HOUR_WORDS && count < PLENTY; k++) count += popcount(hours[a + k]! & hours[b + k]!);
  return plentyOf(count);
}

/** Half-hours as a share of `PLENTY`, 0 to 100. */
export function plentyOf(halfHours: number): number {
  return Math.min(100, Math.floor((100 * halfHours) / PLENTY));
}

import { sameWord, sharedHalfHours, sharedLevel } from './allowed.ts';
import { awakeTogether, popcount, zoneDistance } from './clock.ts';
import type { Compiled } from './compile.ts';
import type { BitRows } from './packing.ts';
import { SOFT_RULES } from './policy.ts';
import type { Policy, SoftRule } from './types.ts';
import { satisfaction } from './wishes.ts';

/** Twenty half-hours a week both can meet are all one needs. */
const PLENTY = 20;
const LONGEST_AWAKE = awakeTogether(0);

/** What the pair is worth: the sum over soft rules of weight (0 to 1000) times measure (0 to 100). Symmetric. */
export function score(c: Compiled, policy: Policy, i: number, j: number): number {
  const { soft } = policy;
  let sum = 0;
  for (let r = 0; r < SOFT_RULES.length; r++) {
    const rule = SOFT_RULES[r]!;
    const weight = soft[rule];
    if (weight > 0) sum += weight * measure(c, policy, rule, i, j);
  }
  return sum;
}

/** How well the pair does by one rule: an integer, 0 to 100. Symmetric. */
export function measure(c: Compiled, policy: Policy, rule: SoftRule, i: number, j: number): number {
  switch (rule) {
    case 'languages':
      return Math.floor((100 * sharedLevel(c, i, j)) / 6);
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
      return Math.min(100, Math.floor((100 * sharedHalfHours(c, i, j)) / PLENTY));
    case 'awake':
      return Math.floor((100 * awakeTogether(zoneDistance(c.offset[i]!, c.offset[j]!))) / LONGEST_AWAKE);
    case 'wishes':
      return Math.floor((satisfaction(c, policy, i, j) + satisfaction(c, policy, j, i)) / 2);
    case 'balance':
      return 100 - Math.abs(satisfaction(c, policy, i, j) - satisfaction(c, policy, j, i));
  }
}

/** Dice's coefficient of two sets in per cent: twice what they share over what they have; 0 when both are empty. */
function likeness({ words, bits }: BitRows, i: number, j: number): number {
  let both = 0;
  let all = 0;
  for (let k = 0; k < words; k++) {
    const a = bits[i * words + k]!;
    const b = bits[j * words + k]!;
    both += popcount(a & b);
    all += popcount(a) + popcount(b);
  }
  return all === 0 ? 0 : Math.floor((200 * both) / all);
}

import { breaks } from '../people/allowed.ts';
import { popcount } from '../people/clock.ts';
import type { Compiled } from '../people/compile.ts';
import type { Lists } from '../people/packing.ts';
import { HARD_RULES, isOn } from '../people/policy.ts';
import type { HardRule, Policy } from '../people/types.ts';
import { meetsMusts } from '../people/wishes.ts';
import type { BlockKey } from './types.ts';

/** The effect of the rules on a person's possible partners. */
export type Around = {
  considered: number;
  candidates: number;
  /** For each rule that excludes somebody: how many people it excludes, and those whom only this rule excludes, in the pool's order. */
  blocks: ReadonlyMap<BlockKey, { took: number; alone: readonly number[] }>;
};

/** The hard rules, as one side of a pair sees them. */
const KEYS = [...HARD_RULES, 'answers' as const].flatMap((rule): readonly BlockKey[] =>
  rule === 'musts' ? ['ownMusts', 'theirMusts'] : [rule],
);

/**
 * Looks at everybody in the `pool` from the side of one candidate, who is skipped. The people that a rule excludes are a set of bits, one
 * for each person of the pool. Candidates who are alike in what the rule compares share one set.
 */
export function lookerAround(
  c: Compiled,
  policy: Policy,
  pool: readonly number[],
): (person: number) => Around {
  const words = Math.ceil(pool.length / 32);
  const place = new Int32Array(c.n).fill(-1);
  pool.forEach((j, p) => (place[j] = p));
  const demanding = pool.filter((j) => hasMusts(c, j));
  const on = KEYS.filter((key) => isOn(policy, ruleOf(key)));
  const known = on.map(() => new Map<number | string, Uint32Array>());

  /** The people whom a rule could exclude for i at all. */
  const few = (key: BlockKey, i: number): readonly number[] => {
    if (key === 'theirMusts') return demanding;
    if (key === 'ownMusts') return hasMusts(c, i) ? pool : [];
    if (key === 'ruledOut') return listOf(c.ruledOut, i);
    return key === 'neverAgain' ? listOf(c.former, i) : pool;
  };
  const takenBy = (key: BlockKey, i: number): Uint32Array => {
    const bits = new Uint32Array(words);
    for (const j of few(key, i)) {
      const p = place[j]!;
      if (p !== -1 && isBlocked(c, policy, key, i, j)) bits[p >> 5]! |= 1 << (p & 31);
    }
    return bits;
  };

  return (i) => {
    const taken = on.map((key, k) => {
      const kind = kindOf(c, policy, key, i);
      const bits = known[k]!.get(kind) ?? takenBy(key, i);
      if (kind !== ALONE) known[k]!.set(kind, bits);
      return bits;
    });
    const own = place[i]!;
    const once = new Uint32Array(words);
    const twice = new Uint32Array(words);
    for (const bits of taken)
      for (let w = 0; w < words; w++) {
        twice[w]! |= once[w]! & bits[w]!;
        once[w]! |= bits[w]!;
      }
    const considered = pool.length - (own === -1 ? 0 : 1);
    const blocks = new Map<BlockKey, { took: number; alone: number[] }>();
    on.forEach((key, k) => {
      const took = sizeOf(taken[k]!, own);
      const only = taken[k]!.map((bits, w) => bits & ~twice[w]!);
      if (took > 0) blocks.set(key, { took, alone: membersOf(only, pool).filter((j) => j !== i) });
    });
    return { considered, candidates: considered - sizeOf(once, own), blocks };
  };
}

const ruleOf = (key: BlockKey): HardRule => (key === 'ownMusts' || key === 'theirMusts' ? 'musts' : key);

/** Whether a rule keeps j from being a partner of i, from i's side. */
function isBlocked(c: Compiled, policy: Policy, key: BlockKey, i: number, j: number): boolean {
  if (key === 'ownMusts') return !meetsMusts(c, policy, i, j);
  if (key === 'theirMusts') return !meetsMusts(c, policy, j, i);
  return breaks(c, policy, key, i, j);
}

const ALONE = 'alone';

/** A key for candidates: a rule excludes the same people for all candidates of one kind. */
function kindOf(c: Compiled, policy: Policy, key: BlockKey, i: number): number | string {
  switch (key) {
    case 'otherCountry':
      return c.country[i]!;
    case 'otherEmployer':
      return c.employer[i]!;
    case 'zoneDifference':
      return c.offset[i]!;
    case 'sharedLanguage': {
      const { start, items } = c.languages;
      let spoken = '';
      for (let k = start[i]!; k < start[i + 1]!; k++)
        if (c.levels[k]! >= policy.hard.sharedLanguage.minLevel) spoken += ` ${items[k]}`;
      return spoken;
    }
    case 'answers':
      return (policy.answers ?? []).map(({ question }) => c.answers.get(question)?.[i] ?? -1).join(' ');
    default:
      return ALONE;
  }
}

function hasMusts({ wishes: { groups, must } }: Compiled, i: number): boolean {
  for (let k = groups.start[i]!; k < groups.start[i + 1]!; k++) if (must[groups.items[k]!] === 1) return true;
  return false;
}

const listOf = ({ start, items }: Lists, i: number): readonly number[] => [
  ...items.subarray(start[i], start[i + 1]),
];

/** The size of a set, without the item in place `but`. */
function sizeOf(bits: Uint32Array, but: number): number {
  let size = 0;
  for (const word of bits) size += popcount(word);
  return but !== -1 && (bits[but >> 5]! >>> (but & 31)) & 1 ? size - 1 : size;
}

function membersOf(bits: Uint32Array, pool: readonly number[]): number[] {
  const members: number[] = [];
  for (let w = 0; w < bits.length; w++)
    for (let word = bits[w]!; word !== 0; word &= word - 1)
      members.push(pool[32 * w + 31 - Math.clz32(word & -word)]!);
  return members;
}

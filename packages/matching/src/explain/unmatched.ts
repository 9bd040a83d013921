import { breaks } from '../people/allowed.ts';
import type { Compiled } from '../people/compile.ts';
import { HARD_RULES } from '../people/policy.ts';
import type { Policy } from '../people/types.ts';
import { meetsMusts } from '../people/wishes.ts';
import { cheapestRelaxation } from './relax.ts';
import type { BlockKey, UnmatchedReason } from './types.ts';

/**
 * Why candidate number i has no partner: how many of the `pool` each rule took away, and the cheapest change that
 * would help. The pool is everybody who could have been a partner but for the rules; i in it is skipped.
 */
export function explainUnmatched(
  c: Compiled,
  policy: Policy,
  i: number,
  pool: readonly number[],
): UnmatchedReason {
  const took = new Map<BlockKey, { took: number; alone: number }>();
  let considered = 0;
  let candidates = 0;
  for (const j of pool) {
    if (j === i) continue;
    considered++;
    const blocks = blocksBetween(c, policy, i, j);
    if (blocks.length === 0) candidates++;
    for (const rule of blocks) {
      const count = took.get(rule) ?? { took: 0, alone: 0 };
      count.took++;
      if (blocks.length === 1) count.alone++;
      took.set(rule, count);
    }
  }
  return {
    id: c.candidates[i]!.id,
    reason: candidates === 0 ? 'noCandidate' : 'allTaken',
    considered,
    candidates,
    blocks: [...took]
      .map(([rule, count]) => ({ rule, took: count.took, alone: count.alone }))
      .sort((a, b) => b.took - a.took || b.alone - a.alone || (a.rule < b.rule ? -1 : 1)),
    relaxation: cheapestRelaxation(c, policy, i, pool),
  };
}

/** The rules that are on and keep j from being a partner of i, seen from i's side. */
export function blocksBetween(c: Compiled, policy: Policy, i: number, j: number): BlockKey[] {
  const blocks: BlockKey[] = [];
  for (const rule of HARD_RULES) {
    if (!policy.hard[rule].on) continue;
    if (rule !== 'musts') {
      if (breaks(c, policy, rule, i, j)) blocks.push(rule);
      continue;
    }
    if (!meetsMusts(c, policy, i, j)) blocks.push('ownMusts');
    if (!meetsMusts(c, policy, j, i)) blocks.push('theirMusts');
  }
  return blocks;
}

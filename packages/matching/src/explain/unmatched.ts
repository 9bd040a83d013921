import type { Compiled } from '../people/compile.ts';
import type { Policy } from '../people/types.ts';
import { type Around, lookerAround } from './lookAround.ts';
import { firstOf, type Opening, openings } from './relax.ts';
import type { UnmatchedReason } from './types.ts';

/**
 * Why candidate number i has no partner: how many of the `pool` each rule excluded, and the cheapest change that would help. The pool is
 * everybody who could be a partner if there were no rules; i is skipped if in it.
 */
export function explainUnmatched(
  c: Compiled,
  policy: Policy,
  i: number,
  pool: readonly number[],
): UnmatchedReason {
  const around = lookerAround(c, policy, pool)(i);
  return reasonFrom(c, i, around, openings(c, policy, i, around));
}

/** The same reason, from an earlier look around and the changes that follow from it. */
export function reasonFrom(c: Compiled, i: number, around: Around, ways: Iterable<Opening>): UnmatchedReason {
  const { considered, candidates, blocks } = around;
  return {
    id: c.candidates[i]!.id,
    reason: candidates === 0 ? 'noCandidate' : 'allTaken',
    considered,
    candidates,
    blocks: Array.from(blocks, ([rule, { took, alone }]) => ({ rule, took, alone: alone.length })).sort(
      (a, b) => b.took - a.took || b.alone - a.alone || (a.rule < b.rule ? -1 : 1),
    ),
    relaxation: firstOf(ways),
  };
}

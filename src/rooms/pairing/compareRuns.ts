import { difference } from '#matching';
import type { MatchResult, Move, Policy } from '#matching';
import type { Ctx } from '../ctx.ts';
import type { RunInput } from './matchInWorker.ts';
import { movesBetween } from './runs.ts';
import type { Moves } from './runs.ts';

export interface Comparison {
  counts: Moves;
  /** Who has other partners and why; null once what a run read has been deleted. */
  moves: Move[] | null;
}

interface Kept {
  id: number;
  policy: Policy;
  input: RunInput | null;
  result: Partial<Pick<MatchResult, 'groups'>> | null;
}

/** Who has other partners in one run of a round than in another, by their ids; null unless both ended and are still known. */
export async function compareRuns(
  ctx: Pick<Ctx, 'db'>,
  input: { programme: number; round: number; from: number; to: number },
): Promise<Comparison | null> {
  const rows = await ctx.db
    .selectFrom('match_run')
    .select(['id', 'policy', 'input', 'result'])
    .where('programme_id', '=', input.programme)
    .where('round_id', '=', input.round)
    .where('state', '=', 'done')
    .where('id', 'in', [input.from, input.to])
    .execute();
  const find = (id: number) => rows.find((row) => row.id === id) as Kept | undefined;
  const [before, after] = [find(input.from), find(input.to)];
  const [was, is] = [groupsOf(before), groupsOf(after)];
  if (!before || !after || !was || !is) return null;
  const counts = movesBetween(was, is);
  if (!before.input || !after.input) return { counts, moves: null };
  const moves = difference(
    { candidates: before.input.candidates, policy: before.policy, result: was },
    { candidates: after.input.candidates, policy: after.policy, result: is },
  );
  return { counts, moves };
}

function groupsOf(run: Kept | undefined): Pick<MatchResult, 'groups'> | null {
  return run?.result?.groups ? { groups: run.result.groups } : null;
}

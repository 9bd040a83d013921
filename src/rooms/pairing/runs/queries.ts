import { sql } from 'kysely';
import type { MatchResult, Policy, ProofSummary } from '#matching';
import type { Ctx } from '../../ctx.ts';
import type { RunError, RunState } from '../rules.ts';

type Db = Pick<Ctx, 'db'>;

export interface Run {
  id: number;
  number: number;
  /** Whether the run was among people who waited in a running round. */
  again: boolean;
  state: RunState;
  /** 0 to 1. */
  progress: number;
  seed: number;
  policy: Policy;
  totals: MatchResult['totals'] | null;
  proof: { proof: ProofSummary; trioProof: ProofSummary | null } | null;
  fingerprint: string | null;
  error: RunError | null;
  askedAt: Date;
  finishedAt: Date | null;
  inputGoneAt: Date | null;
}

/** The runs of a round, newest first, without their results and the long numbers of their proofs. */
export async function runsOf(ctx: Db, programme: number, round: number): Promise<Run[]> {
  const { rows } = await sql<Run>`
    select id, number, again, state, progress, seed, policy, totals, proof_summary as proof, fingerprint, error,
      asked_at as "askedAt", finished_at as "finishedAt", input_gone_at as "inputGoneAt"
    from match_run where programme_id = ${programme} and round_id = ${round} order by number desc`.execute(
    ctx.db,
  );
  return rows;
}

/** The people with other partners in one run than in another, by person. */
export interface Moves {
  same: number;
  /** Matched in both runs, with other partners. */
  moved: number[];
  /** Matched in the later run only. */
  gained: number[];
  /** Matched in the earlier run only. */
  lost: number[];
}

/** How a run differs from the finished one before it; null when there is none, or the results were deleted. */
export async function movesSince(
  ctx: Db,
  programme: number,
  round: number,
  run: Pick<Run, 'number'>,
): Promise<Moves | null> {
  const rows = await ctx.db
    .selectFrom('match_run')
    .select(['number', 'groups'])
    .where('programme_id', '=', programme)
    .where('round_id', '=', round)
    .where('state', '=', 'done')
    .where('again', '=', false)
    .where('number', '<=', run.number)
    .orderBy('number', 'desc')
    .limit(2)
    .execute();
  const [after, before] = rows.map(({ groups }) => groups);
  if (rows[0]?.number !== run.number || !after || !before) return null;
  return movesBetween(before, after);
}

/** The groups of a run, by person. */
export type Groups = readonly (readonly number[])[];

export function movesBetween(before: Groups, after: Groups): Moves {
  const [was, is] = [partners(before), partners(after)];
  const moves: Moves = { same: 0, moved: [], gained: [], lost: [] };
  for (const [person, with_] of is) {
    const earlier = was.get(person);
    if (earlier === undefined) moves.gained.push(person);
    else if (earlier === with_) moves.same++;
    else moves.moved.push(person);
  }
  for (const person of was.keys()) if (!is.has(person)) moves.lost.push(person);
  return moves;
}

/** The partners of each person, as a text that is equal for equal partners. */
function partners(groups: Groups): Map<number, string> {
  const found = new Map<number, string>();
  for (const members of groups) {
    const all = members.toSorted((a, b) => a - b);
    for (const one of all) found.set(one, all.filter((other) => other !== one).join());
  }
  return found;
}

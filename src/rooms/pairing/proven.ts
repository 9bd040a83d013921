import type { MatchResult } from '#matching';
import type { Ctx } from '../ctx.ts';
import { inWorker } from './matchInWorker.ts';
import type { RunInput } from './matchInWorker.ts';
import type { Proposal } from './proposals.ts';

type Proofs = Pick<MatchResult, 'proof' | 'trioProof'>;

/** Whether the check at a run's end found it proven: its pairs, and its trios where it made some. */
export const isProven = ({ proof, trioProof }: Proofs): boolean =>
  proof.verified && (trioProof?.verified ?? true);

/**
 * Whether every proposal that a run made is one that this run proved. The proof is gone through once more as long as what the run
 * read is kept; what people put together by hand needs none.
 */
export async function areProven(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  proposals: readonly Proposal[],
): Promise<boolean> {
  const made = Map.groupBy(proposals, ({ run }) => run);
  for (const [run, own] of made) if (run !== null && !(await holds(ctx, programme, run, own))) return false;
  return true;
}

async function holds(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  run: number,
  proposals: readonly Proposal[],
): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('match_run')
    .select(['input', 'result', 'proof'])
    .where('programme_id', '=', programme)
    .where('id', '=', run)
    .where('state', '=', 'done')
    .executeTakeFirst();
  if (!row?.result || !row.proof) return false;
  const { groups, seed } = row.result as MatchResult;
  const proofs = row.proof as Proofs;
  if (!isProven(proofs)) return false;
  const proven = new Set(groups.map(({ members }) => written(members.map(Number))));
  if (!proposals.every(({ members }) => proven.has(written(members.map(({ person }) => person)))))
    return false;
  if (!row.input || !proofs.proof.certificate) return true;
  const kept = { ...(row.input as RunInput), groups, seed, ...proofs };
  return inWorker('recheck', kept, { signal: new AbortController().signal, onProgress: () => {} });
}

/** People as a text in which their order does not count. */
const written = (people: readonly number[]): string => people.toSorted((a, b) => a - b).join();

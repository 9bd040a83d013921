import type { MatchResult } from '#matching';
import type { Ctx } from '../ctx.ts';
import { sql } from 'kysely';
import { inWorker } from './matchInWorker.ts';
import type { RunInput } from './matchInWorker.ts';
import type { Groups } from './runs.ts';

type Proofs = Pick<MatchResult, 'proof' | 'trioProof'>;

/** Whether the check at a run's end found it proven: its pairs, and its trios where it made some. */
export const isProven = ({
  proof,
  trioProof,
}: {
  proof: { verified: boolean };
  trioProof: { verified: boolean } | null;
}): boolean => proof.verified && (trioProof?.verified ?? true);

/**
 * Whether every proposal that a run made is one that this run proved. The proof is gone through once more as long as what the run
 * read is kept; what people put together by hand needs none. `made` are people, by the run that put them together. `isGlance` takes the word of
 * an earlier time, as long as nobody has touched the run since: for a page, which is looked at again and again.
 */
export async function areProven(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  made: ReadonlyMap<number, Groups>,
  { isGlance = false }: { isGlance?: boolean } = {},
): Promise<boolean> {
  for (const [run, groups] of made)
    if (!(await holds(ctx, { programme, run, groups, isGlance }))) return false;
  return true;
}

interface Kept {
  /** Another whenever the row is written. */
  version: string;
  groups: Groups | null;
  proofs: { proof: { verified: boolean }; trioProof: { verified: boolean } | null } | null;
  isWhole: boolean;
}

/** Versions of runs that were found to hold, of each database. */
const FOUND = new WeakMap<Ctx['db'], Set<string>>();
const MOST_FOUND = 100;

async function holds(
  ctx: Pick<Ctx, 'db'>,
  { programme, run, groups, isGlance }: { programme: number; run: number; groups: Groups; isGlance: boolean },
): Promise<boolean> {
  const { rows } = await sql<Kept>`
    select concat_ws(' ', programme_id, id, xmin, ctid) as version, groups, proof_summary as proofs,
      input is not null and proof #> '{proof,certificate}' is not null as "isWhole"
    from match_run where programme_id = ${programme} and id = ${run} and state = 'done'`.execute(ctx.db);
  const [row] = rows;
  if (!row?.groups || !row.proofs || !isProven(row.proofs)) return false;
  const proven = new Set(row.groups.map(written));
  if (!groups.every((people) => proven.has(written(people)))) return false;
  if (!row.isWhole) return true;
  const found = FOUND.get(ctx.db) ?? new Set();
  if (isGlance && found.has(row.version)) return true;
  if (!(await recheck(ctx, programme, run))) return false;
  if (found.size >= MOST_FOUND) found.clear();
  FOUND.set(ctx.db, found.add(row.version));
  return true;
}

async function recheck(ctx: Pick<Ctx, 'db'>, programme: number, run: number): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('match_run')
    .select(['input', 'result', 'proof'])
    .where('programme_id', '=', programme)
    .where('id', '=', run)
    .executeTakeFirstOrThrow();
  const { groups, seed } = row.result as MatchResult;
  const kept = { ...(row.input as RunInput), groups, seed, ...(row.proof as Proofs) };
  return inWorker('recheck', kept, { signal: new AbortController().signal, onProgress: () => {} });
}

/** People as a text in which their order does not count. */
const written = (people: readonly number[]): string => people.toSorted((a, b) => a - b).join();

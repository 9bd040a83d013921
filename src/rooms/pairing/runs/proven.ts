import type { MatchResult } from '#matching';
import type { Ctx } from '../../ctx.ts';
import { sql } from 'kysely';
import { inWorker } from './matchInWorker.ts';
import type { RunInput } from './matchInWorker.ts';
import type { Groups } from './queries.ts';

type Proofs = Pick<MatchResult, 'proof' | 'trioProof'>;

/** Whether the check at the end of a run found it proven: its pairs, and its trios if it made some. */
export const isProven = ({
  proof,
  trioProof,
}: {
  proof: { verified: boolean };
  trioProof: { verified: boolean } | null;
}): boolean => proof.verified && (trioProof?.verified ?? true);

/** The proposals of one run that would be published; `mark` is a checksum of their groups. */
export interface MadeByRun {
  run: number;
  mark: string;
}

/**
 * Whether a run proved every proposal it made. The proof is checked again as long as the input of the run is kept. Proposals made by hand
 * need no proof. `made` holds groups of people by the run that made them.
 */
export async function areProven(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  made: ReadonlyMap<number, Groups>,
): Promise<boolean> {
  for (const [run, groups] of made)
    if (!(await areGroupsProven(ctx, { programme, run, groups }))) return false;
  return true;
}

/**
 * The same for a page, which is loaded many times: an earlier answer holds as long as neither the runs nor their proposals change.
 * `groupsOf` reads the groups; it is called only when the proof has to be checked.
 */
export async function wereProven(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  made: readonly MadeByRun[],
  groupsOf: () => Promise<readonly (MadeByRun & { groups: Groups })[]>,
): Promise<boolean> {
  const found = FOUND.get(ctx.db) ?? new Set();
  FOUND.set(ctx.db, found);
  const versions = await versionsOf(ctx, programme, made);
  const keyOf = ({ run, mark }: MadeByRun): string => `${versions.get(run)} ${mark}`;
  if (made.every((one) => found.has(keyOf(one)))) return true;
  for (const one of await groupsOf()) {
    if (!(await areGroupsProven(ctx, { programme, ...one }))) return false;
    if (found.size >= MOST_FOUND) found.clear();
    found.add(keyOf(one));
  }
  return true;
}

/** Versions of runs, with the marks of their proposals, whose proof holds; by database. */
const FOUND = new WeakMap<Ctx['db'], Set<string>>();
const MOST_FOUND = 100;

/** A text for each run that changes whenever its row is written. */
async function versionsOf(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  runs: readonly MadeByRun[],
): Promise<ReadonlyMap<number, string>> {
  const { rows } = await sql<{ id: number; version: string }>`
    select id, concat_ws(' ', programme_id, id, xmin, ctid) as version from match_run
    where programme_id = ${programme} and id = any(${runs.map(({ run }) => run)}::bigint[]) and state = 'done'`.execute(
    ctx.db,
  );
  return new Map(rows.map(({ id, version }) => [id, version]));
}

interface Kept {
  groups: Groups | null;
  proofs: { proof: { verified: boolean }; trioProof: { verified: boolean } | null } | null;
  isWhole: boolean;
}

async function areGroupsProven(
  ctx: Pick<Ctx, 'db'>,
  { programme, run, groups }: { programme: number; run: number; groups: Groups },
): Promise<boolean> {
  const { rows } = await sql<Kept>`
    select groups, proof_summary as proofs, input is not null and proof #> '{proof,certificate}' is not null as "isWhole"
    from match_run where programme_id = ${programme} and id = ${run} and state = 'done'`.execute(ctx.db);
  const [row] = rows;
  if (!row?.groups || !row.proofs || !isProven(row.proofs)) return false;
  const proven = new Set(row.groups.map(written));
  if (!groups.every((people) => proven.has(written(people)))) return false;
  return !row.isWhole || recheck(ctx, programme, run);
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

/** People as a text that is the same in any order. */
const written = (people: readonly number[]): string => people.toSorted((a, b) => a - b).join();

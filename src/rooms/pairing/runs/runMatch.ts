import { createHash } from 'node:crypto';
import type { MatchResult, Policy } from '#matching';
import { json } from '../../../db/json.ts';
import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { failRun } from './failRun.ts';
import { followWorker } from './followWorker.ts';
import { keepResult } from './keepResult.ts';
import { isIntroduced } from '../../programmes/index.ts';
import { noteOwedAnew } from '../pool/owedFirst.ts';
import type { RunInput } from './matchInWorker.ts';
import { runInputOf } from './runInput.ts';
import { sorted } from '../rules.ts';
import type { RunError } from '../rules.ts';

/**
 * Does a run that was asked for: reads the input, matches in a thread, keeps result and proof, and replaces all proposals that are not
 * locked. Calling it twice does the run once. A signal (the process stops) throws and leaves the run for the next try.
 */
export async function runMatch(
  ctx: Ctx,
  input: { programme: number; run: number },
  signal: AbortSignal = new AbortController().signal,
): Promise<{ ok: true } | { ok: false; reason: RunError | 'cancelled' | 'gone' }> {
  const run = await claim(ctx, input);
  if (!run) return { ok: false, reason: 'gone' };
  try {
    if (await isIntroduced(ctx, input.programme, run.round)) return await fail(ctx, input, 'published');
    const taken = await readInput(ctx, { ...input, ...run });
    const result = await watch(ctx, input, taken, signal);
    if (!result) return { ok: false, reason: 'cancelled' };
    const kept = await keepResult(ctx, { ...input, round: run.round, result });
    if (kept.ok) return kept;
    return kept.reason === 'published' ? await fail(ctx, input, 'published') : kept;
  } catch (error) {
    signal.throwIfAborted();
    ctx.log.error({ err: error, run: input.run }, 'a match run failed');
    return fail(ctx, input, 'unexpected');
  }
}

interface Claimed {
  round: number;
  policy: Policy;
  seed: number;
}

async function claim(ctx: Ctx, input: { programme: number; run: number }): Promise<Claimed | null> {
  const row = await ctx.db
    .updateTable('match_run')
    .set({ state: 'running', started_at: ctx.clock.now() })
    .where('programme_id', '=', input.programme)
    .where('id', '=', input.run)
    // A run that is marked as running was interrupted when its process ended.
    .where('state', 'in', ['waiting', 'running'])
    .returning(['round_id', 'policy', 'seed'])
    .executeTakeFirst();
  return row ? { round: row.round_id, policy: row.policy, seed: row.seed } : null;
}

/**
 * Reads the input and keeps it with its fingerprint, so that the result can be computed again. Erasing waits for this, since both lock the
 * programme, so no erased person is in the kept input.
 */
async function readInput(ctx: Ctx, input: Claimed & { programme: number; run: number }): Promise<RunInput> {
  return inTransaction(ctx, async (ctx) => {
    await ctx.db
      .selectFrom('match_run')
      .select('id')
      .where('programme_id', '=', input.programme)
      .where('id', '=', input.run)
      .forUpdate()
      .execute();
    await ctx.db.selectFrom('programme').select('id').where('id', '=', input.programme).forShare().execute();
    await noteOwedAnew(ctx, input);
    const taken = await runInputOf(ctx, input);
    await ctx.db
      .updateTable('match_run')
      .set({ input: json<unknown>(taken), fingerprint: fingerprintOf(taken) })
      .where('programme_id', '=', input.programme)
      .where('id', '=', input.run)
      .execute();
    return taken;
  });
}

/** SHA-256 of an input in canonical form: equal inputs have equal fingerprints. */
export function fingerprintOf(input: RunInput): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(input)))
    .digest('hex');
}

/** Waits for the result; null when somebody cancelled the run. */
function watch(
  ctx: Ctx,
  input: { programme: number; run: number },
  taken: RunInput,
  signal: AbortSignal,
): Promise<MatchResult | null> {
  return followWorker('match', taken, signal, async (progress) => {
    const going = await ctx.db
      .updateTable('match_run')
      .set({ progress })
      .where('programme_id', '=', input.programme)
      .where('id', '=', input.run)
      .where('state', '=', 'running')
      .executeTakeFirst();
    return going.numUpdatedRows > 0n;
  });
}

async function fail(
  ctx: Ctx,
  input: { programme: number; run: number },
  error: RunError,
): Promise<{ ok: false; reason: RunError }> {
  await failRun(ctx, { ...input, error });
  return { ok: false, reason: error };
}

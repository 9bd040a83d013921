import type { Updateable } from 'kysely';
import { json } from '../../../db/json.ts';
import type { Schema } from '../../../db/schema.ts';
import type { Ctx } from '../../ctx.ts';
import { followWorker } from '../runs/followWorker.ts';
import type { RunInput } from '../runs/matchInWorker.ts';
import { runInputOf } from '../runs/runInput.ts';
import { policyOf } from '../setPolicy.ts';
import type { Forecast } from './study.ts';

interface Claimed {
  round: number;
  run: number | null;
}

/**
 * Computes a study that was asked for, in the worker, and keeps the result. Calling it twice computes it once. A signal (the process stops)
 * throws and leaves the study for the next try.
 */
export async function runStudy(
  ctx: Ctx,
  input: { programme: number; study: number },
  signal: AbortSignal = new AbortController().signal,
): Promise<{ ok: true } | { ok: false; reason: 'gone' | 'failed' }> {
  const study = await claim(ctx, input);
  if (!study) return { ok: false, reason: 'gone' };
  const keep = async (progress: number): Promise<boolean> => {
    const kept = await change(ctx, input, { progress });
    return kept > 0n;
  };
  try {
    const result =
      study.run === null
        ? await forecast(ctx, { ...input, ...study }, signal, keep)
        : await sensitivityOf(ctx, { ...input, run: study.run }, signal, keep);
    const now = ctx.clock.now();
    if (result)
      await change(ctx, input, {
        state: 'done',
        progress: 1,
        finished_at: now,
        result: json<unknown>(result),
        result_at: now,
      });
    else await change(ctx, input, { state: 'failed', finished_at: now });
    return result ? { ok: true } : { ok: false, reason: 'gone' };
  } catch (error) {
    signal.throwIfAborted();
    ctx.log.error({ err: error, study: input.study }, 'a study of the matching failed');
    await change(ctx, input, { state: 'failed', finished_at: ctx.clock.now() });
    return { ok: false, reason: 'failed' };
  }
}

async function claim(ctx: Ctx, input: { programme: number; study: number }): Promise<Claimed | null> {
  const row = await ctx.db
    .updateTable('match_study')
    .set({ state: 'running' })
    .where('programme_id', '=', input.programme)
    .where('id', '=', input.study)
    // A study that is marked as running was interrupted when its process ended.
    .where('state', 'in', ['waiting', 'running'])
    .returning(['round_id', 'run_id'])
    .executeTakeFirst();
  return row ? { round: row.round_id, run: row.run_id } : null;
}

async function change(
  ctx: Ctx,
  input: { programme: number; study: number },
  to: Updateable<Schema['match_study']>,
): Promise<bigint> {
  const done = await ctx.db
    .updateTable('match_study')
    .set(to)
    .where('programme_id', '=', input.programme)
    .where('id', '=', input.study)
    .where('state', '=', 'running')
    .executeTakeFirst();
  return done.numUpdatedRows;
}

type Keep = (progress: number) => Promise<boolean>;

async function forecast(
  ctx: Ctx,
  { programme, round }: { programme: number; round: number },
  signal: AbortSignal,
  keep: Keep,
): Promise<Forecast | null> {
  const policy = await policyOf(ctx, programme, round);
  const input = await runInputOf(ctx, { programme, round, policy, seed: 0 });
  const result = await followWorker('match', input, signal, keep);
  if (!result?.insight) return null;
  const { totals, unmatched, insight } = result;
  return { totals, unmatched, barrier: insight.barrier };
}

async function sensitivityOf(
  ctx: Ctx,
  { programme, run }: { programme: number; run: number },
  signal: AbortSignal,
  keep: Keep,
) {
  const row = await ctx.db
    .selectFrom('match_run')
    .select('input')
    .where('programme_id', '=', programme)
    .where('id', '=', run)
    .executeTakeFirst();
  return row?.input ? followWorker('sensitivity', row.input as RunInput, signal, keep) : null;
}

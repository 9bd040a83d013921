import type { MatchResult, Policy } from '#matching';
import { json } from '../../../db/json.ts';
import type { Ctx } from '../../ctx.ts';
import type { RunInput } from '../runs/matchInWorker.ts';
import { fingerprintOf } from '../runs/runMatch.ts';
import type { RunError } from '../rules.ts';

/** Keeps a run among people who wait with the other runs of its round: its input, its result and its proof. The caller holds the locks. */
export async function keepRun(
  ctx: Ctx,
  input: {
    programme: number;
    round: number;
    policy: Policy;
    taken: RunInput;
    result: MatchResult;
    error?: RunError;
  },
): Promise<number> {
  const { programme, round, taken, error = null } = input;
  const now = ctx.clock.now();
  const { proof, trioProof, ...result } = input.result;
  const last = await ctx.db
    .selectFrom('match_run')
    .select((eb) => eb.fn.max('number').as('number'))
    .where('programme_id', '=', programme)
    .where('round_id', '=', round)
    .executeTakeFirst();
  const { id } = await ctx.db
    .insertInto('match_run')
    .values({
      programme_id: programme,
      round_id: round,
      number: (last?.number ?? 0) + 1,
      again: true,
      state: error ? 'failed' : 'done',
      error,
      progress: 1,
      policy: json(input.policy),
      seed: taken.seed,
      input: json<unknown>(taken),
      fingerprint: fingerprintOf(taken),
      result: json<unknown>(result),
      proof: json<unknown>({ proof, trioProof }),
      asked_at: now,
      started_at: now,
      finished_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

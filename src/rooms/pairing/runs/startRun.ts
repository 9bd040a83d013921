import type { Policy } from '#matching';
import { validatePolicy } from '#matching';
import { json } from '../../../db/json.ts';
import { actorPerson, inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { lockMatching } from '../lockMatching.ts';

type StartRefusal = 'published' | 'cancelled' | 'running' | 'policy' | 'seed';

/**
 * Asks for a match run by a policy (the round's own by default); a job does it. One run at a time per round. The same input and seed give
 * the same result; the seed settles ties.
 */
export async function startRun(
  ctx: Ctx,
  input: { programme: number; round: number; actor: Actor; policy?: Policy; seed?: number },
): Promise<{ ok: true; run: number; number: number } | { ok: false; reason: StartRefusal }> {
  const { programme, actor, seed = 0 } = input;
  if (!Number.isSafeInteger(seed) || seed < 0) return { ok: false, reason: 'seed' };
  return inTransaction(ctx, async (ctx) => {
    const round = await lockMatching(ctx, programme, input.round);
    const policy = input.policy ?? round.policy;
    if (round.published) return { ok: false, reason: 'published' };
    if (round.cancelled) return { ok: false, reason: 'cancelled' };
    if (!validatePolicy(policy).ok) return { ok: false, reason: 'policy' };
    const runs = await ctx.db
      .selectFrom('match_run')
      .select(['number', 'state'])
      .where('programme_id', '=', programme)
      .where('round_id', '=', round.id)
      .execute();
    if (runs.some(({ state }) => state === 'waiting' || state === 'running'))
      return { ok: false, reason: 'running' };
    const number = Math.max(0, ...runs.map((run) => run.number)) + 1;
    const { id } = await ctx.db
      .insertInto('match_run')
      .values({
        programme_id: programme,
        round_id: round.id,
        number,
        state: 'waiting',
        policy: json(policy),
        seed,
        asked_at: ctx.clock.now(),
        asked_by: actorPerson(actor),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await record(ctx, {
      programme,
      actor,
      kind: 'match-run-asked',
      subject: ['match_run', id],
      round: round.id,
      data: { number, seed },
    });
    await ctx.jobs.enqueue(ctx, 'match', { programme, run: id });
    return { ok: true, run: id, number };
  });
}

/** Stops a run that is not done yet; earlier proposals stay. */
export async function cancelRun(
  ctx: Ctx,
  input: { programme: number; run: number; actor: Actor },
): Promise<{ ok: true } | { ok: false; reason: 'done' }> {
  const { programme, actor, run } = input;
  return inTransaction(ctx, async (ctx) => {
    const row = await ctx.db
      .updateTable('match_run')
      .set({ state: 'cancelled', finished_at: ctx.clock.now() })
      .where('programme_id', '=', programme)
      .where('id', '=', run)
      .where('state', 'in', ['waiting', 'running'])
      .returning(['round_id', 'number'])
      .executeTakeFirst();
    if (!row) return { ok: false, reason: 'done' };
    await record(ctx, {
      programme,
      actor,
      kind: 'match-run-cancelled',
      subject: ['match_run', run],
      round: row.round_id,
      data: { number: row.number },
    });
    return { ok: true };
  });
}

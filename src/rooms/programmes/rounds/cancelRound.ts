import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { lockRound } from '../dates/changeDates.ts';
import { isIntroduced, phaseOf, roundById } from './rounds.ts';
import { tellApplicants } from '../dates/tellApplicants.ts';

/**
 * Calls a round off before anyone is introduced, and tells everyone who applied. It cannot be undone, since people have been told; a copy
 * of the round can replace it.
 */
export async function cancelRound(
  ctx: Ctx,
  input: { programme: number; actor: Actor; round: number },
): Promise<{ ok: true; told: number } | { ok: false; reason: 'is-cancelled' | 'is-running' }> {
  return inTransaction(ctx, async (ctx) => {
    await lockRound(ctx, input.programme, input.round);
    const round = await roundById(ctx, input.programme, input.round);
    const phase = phaseOf(round, ctx.clock.now());
    if (phase === 'cancelled') return { ok: false, reason: 'is-cancelled' };
    if (phase === 'running' || phase === 'ended' || (await isIntroduced(ctx, input.programme, round.id)))
      return { ok: false, reason: 'is-running' };
    await ctx.db
      .updateTable('round')
      .set({ cancelled_at: ctx.clock.now() })
      .where('programme_id', '=', input.programme)
      .where('id', '=', round.id)
      .execute();
    await record(ctx, { ...input, kind: 'round-cancelled', subject: ['round', round.id] });
    const told = await tellApplicants(ctx, round, {
      kind: 'round-cancelled',
      occasion: `round:${round.id}`,
      data: { round: round.id },
    });
    return { ok: true, told };
  });
}

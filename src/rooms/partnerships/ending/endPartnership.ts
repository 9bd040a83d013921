import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { lockPartnership } from '../members.ts';
import { endOne, tellOfEnd } from './endOne.ts';

/**
 * Ends a partnership, for a volunteer. `another` are the members for whom another partner is looked for, with priority; the round is over
 * for the others. Each member is told kindly and without a reason.
 */
export async function endPartnership(
  ctx: Ctx,
  input: { programme: number; actor: Actor; partnership: number; another: readonly number[] },
): Promise<{ ok: true } | { ok: false; reason: 'unknown' | 'ended' }> {
  const { programme, actor, partnership } = input;
  return inTransaction(ctx, async (ctx) => {
    const found = await lockPartnership(ctx, programme, partnership);
    if (!found) return { ok: false, reason: 'unknown' };
    if (found.state === 'ended') return { ok: false, reason: 'ended' };
    const { round } = found;
    const before = await endOne(ctx, { ...input, round });
    const event = await record(ctx, {
      programme,
      actor,
      kind: 'partnership-ended',
      subject: ['partnership', partnership],
      round,
      data: { members: before },
    });
    await tellOfEnd(ctx, { ...input, round, before, event });
    return { ok: true };
  });
}

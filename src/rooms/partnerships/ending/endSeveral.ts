import { takeBackUntil } from '../../../lib/time/timeToTakeBack.ts';
import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { lockPartnership } from '../members.ts';
import type { Before } from '../members.ts';
import { endOne, tellOfEnd } from './endOne.ts';
import { foreseeEnds, markOfEnds } from './foreseeEnds.ts';

/**
 * Ends several partnerships together, as `foreseeEnds` says, with one entry in the log. `mark` stands for the outcome that a volunteer saw:
 * nothing is done when it has changed since. Members are told only after the minutes in which the act can be undone.
 */
export async function endSeveral(
  ctx: Ctx,
  input: { programme: number; actor: Actor; partnerships: readonly number[]; mark: string },
): Promise<{ ok: true; count: number; event: number } | { ok: false; reason: 'changed' }> {
  const { programme, actor } = input;
  return inTransaction(ctx, async (ctx) => {
    for (const partnership of input.partnerships.toSorted((a, b) => a - b))
      await lockPartnership(ctx, programme, partnership);
    const ends = await foreseeEnds(ctx, programme, input.partnerships);
    if (ends.length === 0 || markOfEnds(ends) !== input.mark) return { ok: false, reason: 'changed' };
    const pairs: { partnership: number; members: Before[] }[] = [];
    for (const end of ends)
      pairs.push({ partnership: end.partnership, members: await endOne(ctx, { programme, actor, ...end }) });
    const event = await record(ctx, {
      programme,
      actor,
      kind: 'partnerships-ended',
      subject: ['programme', programme],
      data: { count: pairs.length, pairs },
    });
    const waits = takeBackUntil(ctx.clock.now());
    for (const [at, end] of ends.entries())
      await tellOfEnd(ctx, { programme, actor, ...end, before: pairs[at]!.members, event, waits });
    return { ok: true, count: pairs.length, event };
  });
}

import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import type { EventData } from '../../kinds.ts';
import { record } from '../../log/index.ts';
import { mailAll, putBack } from './reopenPartnership.ts';

/** Undoes the end of several partnerships: those of which each can still be put back. Refused where none can. */
export async function reopenSeveral(
  ctx: Ctx,
  input: { programme: number; actor: Actor; event: number; pairs: EventData<'partnerships-ended'>['pairs'] },
): Promise<{ ok: boolean }> {
  const { programme, actor, event } = input;
  return inTransaction(ctx, async (ctx) => {
    const back: number[] = [];
    for (const pair of input.pairs.toSorted((a, b) => a.partnership - b.partnership)) {
      const put = await putBack(ctx, { programme, actor, event, ...pair, needsOpen: false });
      if (put.ok) back.push(pair.partnership);
    }
    if (back.length === 0) return { ok: false };
    const id = await record(ctx, {
      programme,
      actor,
      kind: 'partnerships-reopened',
      subject: ['programme', programme],
      data: { count: back.length },
      undoes: event,
    });
    for (const partnership of back) await mailAll(ctx, { programme, partnership, event: id });
    return { ok: true };
  });
}

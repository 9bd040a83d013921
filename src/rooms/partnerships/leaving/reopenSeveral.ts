import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import type { EventData } from '../../kinds.ts';
import { record } from '../../log/index.ts';
import { putBack } from './reopenPartnership.ts';
import { mailAll, takeEndMailsBack } from './reopenedMails.ts';

/**
 * Undoes the end of several partnerships: those of which each can still be put back. Refused where none can. Answers how many people had heard of it, and how many
 * partnerships stay ended.
 */
export async function reopenSeveral(
  ctx: Ctx,
  input: { programme: number; actor: Actor; event: number; pairs: EventData<'partnerships-ended'>['pairs'] },
): Promise<{ ok: true; left: number; stayed: number } | { ok: false }> {
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
    let left = 0;
    for (const partnership of back) {
      const untold = await takeEndMailsBack(ctx, { programme, partnership, event });
      left += await mailAll(ctx, { programme, partnership, event: id, untold });
    }
    return { ok: true, left, stayed: input.pairs.length - back.length };
  });
}

import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx, StaysBy } from '../../ctx.ts';
import type { EventData } from '../../kinds.ts';
import { record } from '../../log/index.ts';
import { putBack } from './reopenPartnership.ts';
import { takeEndMailsBack, tellReopened } from './reopenedMails.ts';

/** How many partnerships stay ended, by reason. */
type Stayed = Partial<Record<StaysBy, number>>;

/**
 * Undoes the end of several partnerships, as far as each can still be put back. Refused when none can. Answers how many people had heard of
 * the end, and how many partnerships stay ended for each reason.
 */
export async function reopenSeveral(
  ctx: Ctx,
  input: { programme: number; actor: Actor; event: number; pairs: EventData<'partnerships-ended'>['pairs'] },
): Promise<{ ok: true; left: number; stayed: Stayed } | { ok: false; stayed: Stayed }> {
  const { programme, actor, event } = input;
  return inTransaction(ctx, async (ctx) => {
    const back: number[] = [];
    const stayed: Stayed = {};
    for (const pair of input.pairs.toSorted((a, b) => a.partnership - b.partnership)) {
      const put = await putBack(ctx, { programme, actor, event, ...pair, needsOpen: false });
      if (put.ok) back.push(pair.partnership);
      else stayed[put.reason] = (stayed[put.reason] ?? 0) + 1;
    }
    if (back.length === 0) return { ok: false, stayed };
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
      const heard = await takeEndMailsBack(ctx, { programme, partnership, event });
      left += heard.length;
      await tellReopened(ctx, { programme, partnership, event: id, heard });
    }
    return { ok: true, left, stayed };
  });
}

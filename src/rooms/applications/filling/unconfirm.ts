import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { isIntroduced } from '../../programmes/index.ts';
import { changeState, isLastChange } from '../changeState.ts';
import { keepUnpublished } from '../leaving/keepUnpublished.ts';
import { tellOthers } from '../leaving/tellOthers.ts';
import { applicationById } from '../queries.ts';

/**
 * Undoes that a volunteer confirmed an application: it waits again for its person to confirm the address. Refused once partners are
 * introduced.
 */
export async function unconfirm(
  ctx: Ctx,
  input: { programme: number; actor: Actor; application: number; undoes: number },
): Promise<{ ok: true } | { ok: false; reason: 'state' | 'closed' }> {
  const { programme, application } = input;
  return inTransaction(ctx, async (ctx) => {
    await keepUnpublished(ctx, programme, application);
    // A confirmation by the person since then stays.
    if (!(await isLastChange(ctx, { programme, application, event: input.undoes })))
      return { ok: false, reason: 'state' };
    const own = await applicationById(ctx, programme, application);
    if (own?.state !== 'confirmed') return { ok: false, reason: 'state' };
    if (await isIntroduced(ctx, programme, own.round_id)) return { ok: false, reason: 'closed' };
    const changed = await changeState(ctx, { ...input, to: 'submitted', event: 'application-unconfirmed' });
    if (changed.ok) await tellOthers(ctx, { programme, application });
    return changed.ok ? { ok: true } : changed;
  });
}

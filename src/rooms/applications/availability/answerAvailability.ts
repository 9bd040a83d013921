import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { changeState } from '../changeState.ts';
import { isBeforeChoice } from './answerTime.ts';
import { applicationById } from '../queries.ts';
import { tellOthers } from '../leaving/tellOthers.ts';
import { reinstate } from '../leaving/withdraw.ts';

/**
 * Notes the answer to "are you still available?". A yes counts until partners are chosen, and as long as somebody was promised time; also
 * after a no. A no ends this application; the status page has the date of the next round. The same answer twice counts once.
 */
export async function answerAvailability(
  ctx: Ctx,
  input: { programme: number; actor: Actor; application: number; available: boolean },
): Promise<{ ok: true } | { ok: false; reason: 'closed' | 'state' }> {
  const { programme, actor, application: id } = input;
  return inTransaction(ctx, async (ctx) => {
    const application = await applicationById(ctx, programme, id);
    if (!application) return { ok: false, reason: 'state' };
    if (!(await isBeforeChoice(ctx, application))) return { ok: false, reason: 'closed' };
    const now = ctx.clock.now();
    if (input.available) {
      if (application.state === 'declined' && application.unavailable_at) {
        const back = await reinstate(ctx, { programme, actor, application: id });
        if (!back.ok) return back;
      } else if (application.state !== 'confirmed') return { ok: false, reason: 'state' };
      if (application.available_at && !application.unavailable_at) return { ok: true };
      await mark(ctx, programme, id, { available_at: now, unavailable_at: null });
    } else {
      if (application.state === 'declined' && application.unavailable_at) return { ok: true };
      if (application.state !== 'confirmed') return { ok: false, reason: 'state' };
      // A volunteer may decline the application at this moment: this no must not replace that one, which the person cannot take back.
      const changed = await changeState(ctx, {
        programme,
        actor,
        application: id,
        from: 'confirmed',
        to: 'declined',
        event: 'application-unavailable',
      });
      if (!changed.ok) return changed;
      await mark(ctx, programme, id, { available_at: null, unavailable_at: now });
      await tellOthers(ctx, { programme, application: id });
      return { ok: true };
    }
    await record(ctx, {
      programme,
      actor,
      kind: 'application-available',
      subject: ['application', id],
      round: application.round_id,
    });
    return { ok: true };
  });
}

async function mark(
  ctx: Ctx,
  programme: number,
  application: number,
  set: { available_at: Date | null; unavailable_at: Date | null },
): Promise<void> {
  await ctx.db
    .updateTable('application')
    .set(set)
    .where('programme_id', '=', programme)
    .where('id', '=', application)
    .execute();
}

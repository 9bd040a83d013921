import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { changeState } from '../changeState.ts';
import { applicationById } from '../queries.ts';
import type { ApplicationState, WaitingReason } from '../rules.ts';
import { tellOthers } from './tellOthers.ts';

/** The most characters of a reason, which the applicant reads. */
export const LONGEST_REASON = 1000;

/**
 * Declines an application, for a volunteer. The applicant is told in the volunteer's words. Somebody with a partner is refused, so that the
 * partner is told: the partnership has to be ended instead.
 */
export async function decline(
  ctx: Ctx,
  input: { programme: number; actor: Actor; application: number; reason: string },
): Promise<
  { ok: true; event: number } | { ok: false; reason: 'state' | 'matched' | 'no-reason' | 'long-reason' }
> {
  const { programme, actor } = input;
  const reason = input.reason.trim();
  if (!reason) return { ok: false, reason: 'no-reason' };
  if (reason.length > LONGEST_REASON) return { ok: false, reason: 'long-reason' };
  return inTransaction(ctx, async (ctx) => {
    const own = await applicationById(ctx, programme, input.application);
    if (own?.state === 'matched') return { ok: false, reason: 'matched' };
    const waited = own?.waiting_reason;
    const changed = await changeState(ctx, {
      programme,
      actor,
      application: input.application,
      to: 'declined',
      // A partner found meanwhile is not lost.
      ...(own ? { from: own.state as ApplicationState } : {}),
      ...(waited ? { data: { waited: waited as WaitingReason } } : {}),
    });
    if (!changed.ok) return changed;
    const application = await applicationById(ctx, programme, input.application);
    if (!application) return { ok: false, reason: 'state' };
    await ctx.db
      .updateTable('application')
      .set({ declined_reason: reason })
      .where('programme_id', '=', programme)
      .where('id', '=', application.id)
      .execute();
    await tellOthers(ctx, { programme, application: application.id });
    await ctx.mailer.queue(ctx, [
      {
        programme,
        kind: 'application-declined',
        occasion: `event:${changed.event}`,
        person: application.person_id,
        data: { application: application.id },
      },
    ]);
    return { ok: true, event: changed.event };
  });
}

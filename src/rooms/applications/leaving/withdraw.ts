import { sql } from 'kysely';
import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { openMatter } from '../../matters/index.ts';
import { personById } from '../../people/index.ts';
import { changeState, isLastChange } from '../changeState.ts';
import { keepUnpublished } from './keepUnpublished.ts';
import { applicationById } from '../queries.ts';
import type { Application } from '../queries.ts';
import { returnsTo } from './returnsTo.ts';
import { leftBy, tellBack } from './tellBack.ts';
import type { WaitingReason } from '../rules.ts';

/**
 * Takes an application back, by its person or a volunteer for them. A person with partners should leave them instead (`leavePartnership`),
 * which tells them; when it happens here all the same, a volunteer hears of it.
 */
export async function withdraw(
  ctx: Ctx,
  input: { programme: number; actor: Actor; application: number },
): Promise<{ ok: true; event: number } | { ok: false; reason: 'state' }> {
  const { programme, actor } = input;
  return inTransaction(ctx, async (ctx) => {
    const waited = (await applicationById(ctx, programme, input.application))?.waiting_reason;
    const changed = await changeState(ctx, {
      programme,
      actor,
      application: input.application,
      to: 'withdrawn',
      ...(waited ? { data: { waited: waited as WaitingReason } } : {}),
    });
    if (!changed.ok) return changed;
    const application = await applicationById(ctx, programme, input.application);
    if (!application) return { ok: false, reason: 'state' };
    if (changed.from === 'matched') {
      const person = await personById(ctx, programme, application.person_id);
      await openMatter(ctx, {
        programme,
        kind: 'left-while-matched',
        subject: ['application', application.id],
        round: application.round_id,
        country: person?.country ?? null,
        urgency: 2,
      });
    }
    await forgetProposals(ctx, programme, application.id);
    if (changed.from !== 'draft')
      await ctx.mailer.queue(ctx, [
        {
          programme,
          kind: 'application-withdrawn',
          occasion: `event:${changed.event}`,
          person: application.person_id,
          data: { application: application.id },
        },
      ]);
    return { ok: true, event: changed.event };
  });
}

/**
 * Puts a withdrawn or declined application back to what it was, until partners are published; somebody's own no to being available until they
 * are chosen; people who waited for one can go on waiting while the round runs, too. Where another does it for them they are told.
 */
export async function reinstate(
  ctx: Ctx,
  input: { programme: number; actor: Actor; application: number; undoes?: number },
): Promise<{ ok: true } | { ok: false; reason: 'state' | 'closed' }> {
  const { programme, actor, application } = input;
  return inTransaction(ctx, async (ctx) => {
    await keepUnpublished(ctx, programme, application);
    // Somebody may have come back and gone again: that is another's to undo.
    const { undoes } = input;
    if (undoes !== undefined && !(await isLastChange(ctx, { programme, application, event: undoes })))
      return { ok: false, reason: 'state' };
    const own = await lockedOf(ctx, programme, application);
    // Another took it back in meanwhile.
    if (own && own.state !== 'withdrawn' && own.state !== 'declined') return { ok: false, reason: 'state' };
    const back = own && (await returnsTo(ctx, own));
    if (!back) return { ok: false, reason: 'closed' };
    const left = undoes ?? (await leftBy(ctx, own));
    const changed = await changeState(ctx, {
      programme,
      actor,
      application,
      ...back,
      ...(input.undoes === undefined ? {} : { undoes: input.undoes }),
    });
    if (!changed.ok) return changed;
    await tellBack(ctx, own, { actor, left, event: changed.event, to: back.to });
    await ctx.db
      .updateTable('application')
      .set({ unavailable_at: null })
      .where('programme_id', '=', programme)
      .where('id', '=', application)
      .execute();
    return { ok: true };
  });
}

/** An application that changes no more until the transaction ends; none whose person is gone, or was joined with another. */
async function lockedOf(ctx: Ctx, programme: number, application: number): Promise<Application | null> {
  await sql`
    select from application where programme_id = ${programme} and id = ${application} for update`.execute(
    ctx.db,
  );
  const own = await applicationById(ctx, programme, application);
  const person = own && (await personById(ctx, programme, own.person_id));
  return person?.erased_at === null ? own : null;
}

/** Nobody is proposed a partner who has gone; the whole proposal goes, and its others are free for the next run. */
export async function forgetProposals(ctx: Ctx, programme: number, application: number): Promise<void> {
  await sql`
    delete from proposal where programme_id = ${programme} and id in (
      select proposal_id from proposal_member where programme_id = ${programme} and application_id = ${application})`.execute(
    ctx.db,
  );
}

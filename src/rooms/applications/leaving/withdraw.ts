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
import { tellOthers } from './tellOthers.ts';
import { leftBy, tellBack } from './tellBack.ts';
import type { WaitingReason } from '../rules.ts';

/**
 * Withdraws an application, for its person or for a volunteer on their behalf. A person with partners should leave them instead
 * (`leavePartnership`), which tells them. If it happens here nevertheless, a volunteer hears of it.
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
    await tellOthers(ctx, { programme, application: application.id });
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
 * Takes a withdrawn or declined application back in, until partners are published. Somebody's own no to being available can be undone until
 * partners are chosen. Somebody who waited for a partner can go on waiting also while the round runs. If another person does it for them,
 * they are told.
 */
export async function reinstate(
  ctx: Ctx,
  input: { programme: number; actor: Actor; application: number; undoes?: number },
): Promise<{ ok: true } | { ok: false; reason: 'state' | 'closed' }> {
  const { programme, actor, application } = input;
  return inTransaction(ctx, async (ctx) => {
    await keepUnpublished(ctx, programme, application);
    // Somebody may have come back and left again: undoing that is another matter.
    const { undoes } = input;
    if (undoes !== undefined && !(await isLastChange(ctx, { programme, application, event: undoes })))
      return { ok: false, reason: 'state' };
    const own = await lockedOf(ctx, programme, application);
    // Somebody else took it back in meanwhile.
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

/** An application that cannot change until the transaction ends. Null when its person is gone, or was merged with another. */
async function lockedOf(ctx: Ctx, programme: number, application: number): Promise<Application | null> {
  await sql`
    select from application where programme_id = ${programme} and id = ${application} for update`.execute(
    ctx.db,
  );
  const own = await applicationById(ctx, programme, application);
  const person = own && (await personById(ctx, programme, own.person_id));
  return person?.erased_at === null ? own : null;
}

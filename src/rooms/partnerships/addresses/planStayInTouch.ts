import { inTransaction, whileTime } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { lockPartnership } from '../members.ts';
import { partnershipOf } from '../queries.ts';
import { isTouchOpen, stayInTouch } from './stayInTouch.ts';

const WAITS_MINUTES = 60;

/**
 * Plans a yes to staying in touch for an hour from now when it came by mail. The mail may have been misread, and an address once given
 * can't be taken back. The person is told at once and can say no until then (`stayInTouch`).
 */
export async function planStayInTouch(
  ctx: Ctx,
  input: { programme: number; person: number; partnership: number },
): Promise<{ ok: true } | { ok: false; reason: 'unknown' | 'closed' }> {
  const { programme, person, partnership } = input;
  const own = await partnershipOf(ctx, programme, person, partnership);
  if (!own) return { ok: false, reason: 'unknown' };
  if (!(await isTouchOpen(ctx, programme, own))) return { ok: false, reason: 'closed' };
  return inTransaction(ctx, async (ctx) => {
    await lockPartnership(ctx, programme, partnership);
    const at = new Date(ctx.clock.now().getTime() + WAITS_MINUTES * 60_000);
    await ctx.db
      .updateTable('membership')
      .set((eb) => ({ touch_due_at: eb.fn.coalesce('touch_due_at', eb.val(at)) }))
      .where('programme_id', '=', programme)
      .where('partnership_id', '=', partnership)
      .where('person_id', '=', person)
      .where('stays_in_touch_at', 'is', null)
      .execute();
    const event = await record(ctx, {
      programme,
      actor: { kind: 'person', id: person },
      kind: 'farewell-answered',
      subject: ['partnership', partnership],
      round: own.round,
    });
    const data = { partnership, yes: true };
    await ctx.mailer.queue(ctx, [
      { programme, kind: 'touch-noted', occasion: `event:${event}`, person, data },
    ]);
    return { ok: true };
  });
}

/** Says yes for people whose planned hour has come. */
export async function stayInTouchDue(ctx: Ctx): Promise<void> {
  const due = await ctx.db
    .selectFrom('membership')
    .select(['programme_id as programme', 'partnership_id as partnership', 'person_id as person'])
    .where('touch_due_at', '<=', ctx.clock.now())
    .execute();
  for (const { programme, partnership, person } of whileTime(ctx, due))
    await inTransaction(ctx, async (ctx) => {
      // Locked, so that a no at the same moment comes either before or after.
      await lockPartnership(ctx, programme, partnership);
      const stands = await ctx.db
        .updateTable('membership')
        .set({ touch_due_at: null })
        .where('programme_id', '=', programme)
        .where('partnership_id', '=', partnership)
        .where('person_id', '=', person)
        .where('touch_due_at', '<=', ctx.clock.now())
        .executeTakeFirst();
      if (stands.numUpdatedRows > 0n) await stayInTouch(ctx, { programme, person, partnership, yes: true });
    });
}

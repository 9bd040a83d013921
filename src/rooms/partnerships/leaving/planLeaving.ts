import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { lockPartnership } from '../members.ts';

const WAITS_MINUTES = 60;

/**
 * Plans to leave a partnership an hour from now when somebody asked by mail. The mail may have been misread, and leaving can't be taken
 * back. The leaver is told at once and can cancel it (`cancelLeaving`). Until then letters wait, and nobody else is told.
 */
export async function planLeaving(
  ctx: Ctx,
  input: { programme: number; person: number; partnership: number; another: boolean },
): Promise<{ ok: true; at: Date } | { ok: false }> {
  const { programme, person, partnership, another } = input;
  return inTransaction(ctx, async (ctx) => {
    const found = await lockPartnership(ctx, programme, partnership);
    if (!found || found.state === 'ended') return { ok: false };
    const at = new Date(ctx.clock.now().getTime() + WAITS_MINUTES * 60_000);
    const planned = await ctx.db
      .updateTable('membership')
      .set((eb) => ({
        leaves_at: eb.fn.coalesce('leaves_at', eb.val(at)),
        leaves_for_another: another,
      }))
      .where('programme_id', '=', programme)
      .where('partnership_id', '=', partnership)
      .where('person_id', '=', person)
      .where('left_at', 'is', null)
      .returning('leaves_at')
      .executeTakeFirst();
    if (!planned?.leaves_at) return { ok: false };
    const event = await record(ctx, {
      programme,
      actor: { kind: 'person', id: person },
      kind: 'leaving-planned',
      subject: ['partnership', partnership],
      round: found.round,
    });
    await ctx.mailer.queue(ctx, [
      {
        programme,
        kind: 'leaving-planned',
        occasion: `event:${event}`,
        person,
        data: { partnership },
      },
    ]);
    return { ok: true, at: planned.leaves_at };
  });
}

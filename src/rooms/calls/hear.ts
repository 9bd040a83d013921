import { inTransaction } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { lockPartnership } from '../partnerships/index.ts';
import { openCall, seatOf } from './queries.ts';

/** Notes that a window hears another; the talk begins with the first time. Not `ok` when nobody else is in the call. */
export async function hear(
  ctx: Ctx,
  input: { programme: number; partnership: number; person: number; seat: number },
): Promise<{ ok: boolean }> {
  const { programme, partnership, seat } = input;
  return inTransaction(ctx, async (ctx) => {
    await lockPartnership(ctx, programme, partnership);
    const own = await seatOf(ctx, input);
    const call = own && (await openCall(ctx, input));
    if (!call?.seats.some((one) => one.person !== input.person)) return { ok: false };
    const now = ctx.clock.now();
    await ctx.db
      .updateTable('call_seat')
      .set({ heard_at: now })
      .where('programme_id', '=', programme)
      .where('id', '=', seat)
      .where('heard_at', 'is', null)
      .execute();
    await ctx.db
      .updateTable('call')
      .set({ talk_since: now })
      .where('programme_id', '=', programme)
      .where('id', '=', call.id)
      .where('talk_since', 'is', null)
      .execute();
    return { ok: true };
  });
}

import { inTransaction } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { lockPartnership } from '../partnerships/index.ts';
import { seatOf } from './queries.ts';

/** A window hears another: from the first on they talk. */
export async function hear(
  ctx: Ctx,
  input: { programme: number; partnership: number; person: number; seat: number },
): Promise<{ ok: boolean }> {
  const { programme, partnership, seat } = input;
  return inTransaction(ctx, async (ctx) => {
    await lockPartnership(ctx, programme, partnership);
    const own = await seatOf(ctx, input);
    if (!own) return { ok: false };
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
      .where('id', '=', own.call)
      .where('talk_since', 'is', null)
      .execute();
    return { ok: true };
  });
}

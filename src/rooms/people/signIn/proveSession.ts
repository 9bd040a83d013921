import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { MOST_TRIES } from './codes.ts';
import type { Act } from './codes.ts';
import { hashToken } from './sessions.ts';
import { redeemCode } from './redeemCode.ts';

/** Takes a code that was mailed to the signed-in person. For some minutes their session may do acts that need one. */
export async function proveSession(
  ctx: Ctx,
  input: {
    programme: number;
    session: number;
    /** The person's present address: a code sent to an earlier one proves nothing. */
    address: string;
    ticket: string;
    code: string;
    act: Act;
  },
): Promise<{ ok: true } | { ok: false; reason: 'wrong' | 'over' }> {
  return inTransaction(ctx, async (ctx) => {
    const taken = await redeemCode(ctx, input);
    if (!taken.ok) return taken;
    if (taken.address !== input.address) return { ok: false, reason: 'over' };
    await ctx.db
      .updateTable('session')
      .set({ proved_at: ctx.clock.now() })
      .where('id', '=', input.session)
      .execute();
    return { ok: true };
  });
}

/** Whether a code that this browser asked for can still be entered; if so, no second one is mailed. */
export async function isCodeOpen(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: { programme: number; address: string; ticket: string; act: Act | '' },
): Promise<boolean> {
  const [id = '', token = ''] = input.ticket.split('.');
  if (!/^\d{1,15}$/.test(id)) return false;
  const row = await ctx.db
    .selectFrom('sign_in_code')
    .select('id')
    .where('programme_id', '=', input.programme)
    .where('id', '=', Number(id))
    .where('browser_hash', '=', hashToken(token))
    .where('address', '=', input.address)
    .where('act', '=', input.act)
    .where('used_at', 'is', null)
    .where('walled', '=', false)
    .where('tries', '<', MOST_TRIES)
    .where('expires_at', '>', ctx.clock.now())
    .executeTakeFirst();
  return row !== undefined;
}

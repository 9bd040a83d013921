import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { confirmAddress } from '../addresses/confirmAddress.ts';
import { personByAddress } from '../queries.ts';
import { openSession } from './sessions.ts';
import { redeemCode } from './redeemCode.ts';

type SignedIn =
  | { ok: true; token: string; person: number; account: number }
  /** `wrong`: try again. `over`: the code expired, was used, or had too many tries, so ask for another. */
  | { ok: false; reason: 'wrong' | 'over' };

/**
 * Takes a code once, from the browser that asked for it, and opens a session. The first time makes the account, and the address counts as
 * confirmed: only its owner could read the mail.
 */
export async function signIn(
  ctx: Ctx,
  input: { programme: number; ticket: string; code: string; device: string },
): Promise<SignedIn> {
  return inTransaction(ctx, async (ctx) => {
    const taken = await redeemCode(ctx, { ...input, act: '' });
    if (!taken.ok) return taken;
    const person = await personByAddress(ctx, input.programme, taken.address);
    if (!person) return { ok: false, reason: 'over' };
    const account = await confirmAddress(ctx, person);
    ctx.log.info({ programme: input.programme, person: person.id }, 'signed in');
    const token = await openSession(ctx, { account, device: input.device, proved: true });
    return { ok: true, token, person: person.id, account };
  });
}

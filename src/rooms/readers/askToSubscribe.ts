import { normaliseAddress } from '../../lib/address/normaliseAddress.ts';
import { inTransaction } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { personAt } from '../people/index.ts';
import { codeOf } from './rules.ts';
import type { Offer } from './rules.ts';

/**
 * Mails an address the question whether mails are wanted there, once a day for the same ones; nothing else is mailed to it before that. The
 * result does not show whether the address is known. `forgetCommenters` removes an address that nobody confirms.
 */
export async function askToSubscribe(
  ctx: Ctx,
  input: {
    programme: number;
    address: string;
    locale: string;
    offers: readonly Offer[];
    inReplyTo?: string;
  },
): Promise<{ ok: true } | { ok: false; reason: 'address' | 'nothing' }> {
  const { programme, locale, inReplyTo } = input;
  const address = normaliseAddress(input.address);
  if (address === null) return { ok: false, reason: 'address' };
  const offers = codeOf(input.offers);
  if (offers === 0) return { ok: false, reason: 'nothing' };
  return inTransaction(ctx, async (ctx) => {
    const { id: person } = await personAt(ctx, { programme, address, name: '', locale });
    await ctx.mailer.queue(ctx, [
      {
        programme,
        kind: 'subscription-confirm',
        occasion: `${offers}/${ctx.clock.now().toISOString().slice(0, 10)}`,
        person,
        data: { offers },
        inReplyTo,
      },
    ]);
    return { ok: true };
  });
}

import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { hasRights } from '../roles/hasRights.ts';
import { openSession } from '../signIn/sessions.ts';
import { accountKnownAs } from './queries.ts';
import type { KnownAs } from './queries.ts';

export type SignedInWith =
  | { ok: true; token: string; account: number; person: number }
  /**
   * `unknown`: nobody is linked with this number. `new-here`: somebody is, but not in this programme. `rights`: they have to enter a code.
   */
  | { ok: false; reason: 'unknown' | 'new-here' | 'rights' };

/**
 * Opens a session for the person with whom a provider's number is linked. `isTrusted`: the operator chose this provider. A provider that
 * anybody could run does not open a volunteer's rights.
 */
export async function signInWith(
  ctx: Ctx,
  input: { programme: number; known: KnownAs; isTrusted: boolean; device: string },
): Promise<SignedInWith> {
  const { programme, known } = input;
  const there = await accountKnownAs(ctx, known);
  if (!there) return { ok: false, reason: 'unknown' };
  const { account } = there;
  if (!input.isTrusted && (await hasRights(ctx, account))) return { ok: false, reason: 'rights' };
  const person = await ctx.db
    .selectFrom('person')
    .select('id')
    .where('programme_id', '=', programme)
    .where('account_id', '=', account)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  if (!person) return { ok: false, reason: 'new-here' };
  return inTransaction(ctx, async (ctx) => {
    await ctx.db
      .updateTable('sign_in_identity')
      .set({ used_at: ctx.clock.now(), name: known.name })
      .where('id', '=', there.identity)
      .execute();
    ctx.log.info({ programme, person: person.id, provider: known.provider }, 'signed in');
    return {
      ok: true,
      token: await openSession(ctx, { account, device: input.device }),
      account,
      person: person.id,
    };
  });
}

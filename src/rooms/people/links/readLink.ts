import type { Ctx } from '../../ctx.ts';
import type { Purpose } from '../../kinds.ts';
import type { RightLink } from './rightLinks.ts';

/** The right behind a token; null when the token is unknown, forged, used, revoked or expired. Changes nothing. */
export async function readLink(
  ctx: Ctx,
  input: { programme: number; token: string; purpose?: Purpose },
): Promise<RightLink | null> {
  const [id, mac] = input.token.split('.');
  if (!id || !mac || !/^[0-9a-z]{1,12}$/.test(id)) return null;
  const row = await ctx.db
    .selectFrom('right_link')
    .selectAll()
    .where('programme_id', '=', input.programme)
    .where('id', '=', Number.parseInt(id, 36))
    .where('revoked_at', 'is', null)
    .where('used_at', 'is', null)
    .where('expires_at', '>', ctx.clock.now())
    .executeTakeFirst();
  if (!row || (input.purpose && row.purpose !== input.purpose)) return null;
  const text = `${input.programme}|${row.id}|${row.purpose}|${row.nonce.toString('hex')}`;
  if (!ctx.secrets.verify('right-link', text, mac)) return null;
  return {
    programme: input.programme,
    id: row.id,
    person: row.person_id,
    purpose: row.purpose as Purpose,
    subject: row.subject,
  };
}

/** Ends a link's right: after its single use, or because the person asked. */
export async function spendLink(ctx: Ctx, link: RightLink): Promise<boolean> {
  const done = await ctx.db
    .updateTable('right_link')
    .set({ used_at: ctx.clock.now() })
    .where('programme_id', '=', link.programme)
    .where('id', '=', link.id)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

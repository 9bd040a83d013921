import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import type { OwnPartnership } from '../queries.ts';
import { lookSoon } from '../turn/lookSoon.ts';
import { lockAgreement, setSide, tellOf } from './present.ts';
import type { NotTheirs } from './present.ts';
import { hasAccepted, partnershipOfAgreement } from './queries.ts';
import type { AgreementVersion } from './queries.ts';
import { areTooLong } from './terms.ts';

/**
 * Accepts one version, with the member's hopes if given. Once every present member has accepted it, it replaces the standing version, and
 * all are told.
 */
export async function acceptAgreement(
  ctx: Ctx,
  input: { programme: number; person: number; agreement: number; hopes?: string },
): Promise<{ ok: true; stands: boolean } | NotTheirs | { ok: false; reason: 'replaced' | 'too-long' }> {
  const { programme, person } = input;
  const hopes = input.hopes?.trim();
  if (hopes !== undefined && areTooLong(hopes)) return { ok: false, reason: 'too-long' };
  return inTransaction(ctx, async (ctx) => {
    const theirs = await partnershipOfAgreement(ctx, input);
    if (!theirs) return { ok: false, reason: 'unknown' };
    const found = await lockAgreement(ctx, { programme, person, partnership: theirs.id });
    if (!found.ok) return found;
    const { standing, open } = found.agreement;
    if (standing?.id === input.agreement) return { ok: true, stands: true };
    if (open?.id !== input.agreement) return { ok: false, reason: 'replaced' };
    if (hasAccepted(open, person)) return { ok: true, stands: false };
    return { ok: true, stands: await acceptVersion(ctx, { ...found, programme, version: open }, hopes) };
  });
}

/** The same for an open version, within a transaction that has locked the partnership. Answers whether the version stands now. */
export async function acceptVersion(
  ctx: Ctx,
  found: { programme: number; own: OwnPartnership; members: readonly number[]; version: AgreementVersion },
  hopes: string | undefined,
): Promise<boolean> {
  const { programme, own, members, version } = found;
  const person = own.me.person;
  const now = ctx.clock.now();
  const said = hopes === undefined ? {} : { hopes };
  await setSide(ctx, { programme, agreement: version.id, person }, { accepted_at: now, ...said });
  const stands = members.every((one) => one === person || hasAccepted(version, one));
  const of = { programme, own, agreement: version.id, to: stands ? members : [] };
  await tellOf(ctx, 'agreement-accepted', of);
  if (!stands) return false;
  await ctx.db
    .updateTable('agreement')
    .set({ replaced_at: now })
    .where('programme_id', '=', programme)
    .where('partnership_id', '=', own.id)
    .where('replaced_at', 'is', null)
    .where('id', '<>', version.id)
    .execute();
  await lookSoon(ctx, { programme, partnership: own.id });
  return true;
}

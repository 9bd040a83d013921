import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { lockPartnership, mailsBothWays, setMembership } from '../members.ts';
import { currentMembers, partnershipOf } from '../queries.ts';

/**
 * Shows a member's address to partners who show theirs as well. Or takes that back, as long as nobody has seen the address. When two have
 * both chosen this, each gets the other's address by mail, once.
 */
export async function showAddress(
  ctx: Ctx,
  input: { programme: number; person: number; partnership: number; show: boolean },
): Promise<{ ok: true; seen: boolean } | { ok: false; reason: 'unknown' | 'ended' | 'seen' }> {
  const { programme, person, partnership, show } = input;
  const own = await partnershipOf(ctx, programme, person, partnership);
  if (!own) return { ok: false, reason: 'unknown' };
  return inTransaction(ctx, async (ctx) => {
    // Two members who choose at the same moment take turns, so that the second finds the choice of the first.
    const locked = await lockPartnership(ctx, programme, partnership);
    const members = await currentMembers(ctx, programme, partnership);
    const me = members.find((member) => member.person === person);
    if (locked?.state === 'ended' || locked?.apartAt || !me) return { ok: false, reason: 'ended' };
    const showing = members.filter((member) => member !== me && member.showsAt !== null);
    if (show === (me.showsAt !== null)) return { ok: true, seen: show && showing.length > 0 };
    if (!show && showing.length > 0) return { ok: false, reason: 'seen' };
    await setMembership(ctx, input, { shows_address_at: show ? ctx.clock.now() : null });
    await record(ctx, {
      programme,
      actor: { kind: 'person', id: person },
      kind: show ? 'address-shown' : 'address-hidden',
      subject: ['partnership', partnership],
      round: own.round,
    });
    if (show)
      await ctx.mailer.queue(
        ctx,
        mailsBothWays('addresses-shown', { programme, partnership, person, others: showing }),
      );
    return { ok: true, seen: show && showing.length > 0 };
  });
}

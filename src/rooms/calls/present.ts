import type { Ctx } from '../ctx.ts';
import { lockPartnership, membersOf, metPartnerships } from '../partnerships/index.ts';

/** Why somebody may not call: the partnership is not theirs, it is over, or the partners are kept apart. */
export type NotTheirs = { ok: false; reason: 'unknown' | 'ended' };

/** The present members of a partnership that goes on and that this person belongs to. Locked until the transaction ends. */
export async function lockPresent(
  ctx: Ctx,
  { programme, person, partnership }: { programme: number; person: number; partnership: number },
): Promise<{ ok: true; members: number[] } | NotTheirs> {
  await lockPartnership(ctx, programme, partnership);
  const own = (await metPartnerships(ctx, programme, person)).find(({ id }) => id === partnership);
  if (!own) return { ok: false, reason: 'unknown' };
  if (own.state === 'ended' || own.me.leftAt || own.apartAt) return { ok: false, reason: 'ended' };
  return { ok: true, members: membersOf(own) };
}

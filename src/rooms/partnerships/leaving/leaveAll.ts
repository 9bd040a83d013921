import type { Actor, Ctx } from '../../ctx.ts';
import { leavePartnership } from './leave.ts';
import { partnershipsOf } from '../queries.ts';

/** Leaves all partnerships of a person before they leave the programme for good. Their partners hear of it and come first. */
export async function leaveAll(
  ctx: Ctx,
  input: { programme: number; actor: Actor; person: number },
): Promise<void> {
  const all = await partnershipsOf(ctx, input.programme, input.person);
  for (const own of all.filter(({ state, me }) => state !== 'ended' && me.leftAt === null))
    await leavePartnership(ctx, { ...input, partnership: own.id, reason: '', another: false });
}

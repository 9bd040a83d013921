import type { Ctx } from '../src/rooms/ctx.ts';
import { groupsProposed, proposalsWith } from '../src/rooms/pairing/proposals/queries.ts';
import type { Proposal } from '../src/rooms/pairing/index.ts';

/** The proposals of a round, oldest first. */
export async function proposalsOf(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  round: number,
): Promise<Proposal[]> {
  const groups = await groupsProposed(ctx, { programme, round });
  const found = await proposalsWith(
    ctx,
    programme,
    groups.map(({ id }) => id),
  );
  return [...found.values()];
}

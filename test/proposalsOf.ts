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

/** Puts applications of a round into one proposal. */
export async function propose(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { programme, round }: { programme: number; round: number },
  applications: readonly number[],
): Promise<void> {
  const own = { programme_id: programme, round_id: round };
  const { id } = await ctx.db
    .insertInto('proposal')
    .values({ ...own, weight: 0, created_at: ctx.clock.now() })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const application_id of applications)
    await ctx.db
      .insertInto('proposal_member')
      .values({ ...own, proposal_id: id, application_id })
      .execute();
}

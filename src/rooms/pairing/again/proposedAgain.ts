import type { Ctx } from '../../ctx.ts';
import { groupsProposed, proposalsWith } from '../proposals/queries.ts';
import type { Proposal } from '../proposals/queries.ts';
import type { Untrue } from './stillTrue.ts';

/** A proposal among people who wait, and why it is no longer true. */
export interface ProposedAgain extends Proposal {
  untrue: Untrue | null;
}

/** The proposals of a running round, oldest first. */
export async function proposedAgain(
  ctx: Pick<Ctx, 'db'>,
  input: { programme: number; round: number; untrue: (people: readonly number[]) => Untrue | null },
): Promise<ProposedAgain[]> {
  const ids = (await groupsProposed(ctx, input)).map(({ id }) => id);
  const found = await proposalsWith(ctx, input.programme, ids);
  return ids.flatMap((id) => {
    const one = found.get(id);
    return one ? [{ ...one, untrue: input.untrue(one.members.map(({ person }) => person)) }] : [];
  });
}

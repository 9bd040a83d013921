import type { Ctx } from '../../ctx.ts';
import { isIntroduced } from '../../programmes/index.ts';
import { policyOf } from '../setPolicy.ts';
import { groupsProposed, proposalsWithPeople } from '../proposals/queries.ts';
import type { ShownProposal } from '../proposals/queries.ts';
import { toldTo } from '../toldTo.ts';
import { untrueIn } from './stillTrue.ts';
import type { Untrue } from './stillTrue.ts';
import { waitingPool } from './waitingPool.ts';

/** A proposal among those who wait, and why it is true no more. `viewer` is not told who ruled them out. */
export interface ShownAgain extends ShownProposal {
  untrue: Untrue | null;
}

/** The proposals that wait to be seen in a round that runs, oldest first. */
export async function listAgain(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: { programme: number; round: number; viewer: number | null },
): Promise<ShownAgain[]> {
  const { programme } = input;
  // Before the publication the proposals are those of the whole round.
  if (!(await isIntroduced(ctx, programme, input.round))) return [];
  const ids = (await groupsProposed(ctx, input)).map(({ id }) => id);
  if (ids.length === 0) return [];
  const found = await proposalsWithPeople(ctx, programme, ids);
  const policy = await policyOf(ctx, programme, input.round);
  const untrue = untrueIn(await waitingPool(ctx, { ...input, policy }), policy);
  const { pair } = toldTo(input.viewer);
  return ids.flatMap((id) => {
    const one = found.get(id);
    if (!one) return [];
    const people = one.members.map(({ person }) => person);
    const why = untrue(people);
    const isOwn = input.viewer !== null && people.includes(input.viewer);
    return [{ ...one, reasons: one.reasons.map(pair), untrue: why === 'ruledOut' && isOwn ? 'left' : why }];
  });
}

import { together } from '../../../db/together.ts';
import type { Ctx } from '../../ctx.ts';
import { weighableOf } from '../pool/weighable.ts';
import { sincePublication, withPeople } from '../proposals/queries.ts';
import type { ShownProposal } from '../proposals/queries.ts';
import { toldTo } from '../toldTo.ts';
import { untrueIn } from './stillTrue.ts';
import type { Untrue } from './stillTrue.ts';
import { besideThem, placed } from './waitingPool.ts';

/** A proposal among people who wait, and why it is no longer true. `viewer` is not told who ruled them out. */
export interface ShownAgain extends ShownProposal {
  untrue: Untrue | null;
}

/**
 * The proposals of a running round that a volunteer still has to see, oldest first. None before the publication: proposals are those of the
 * whole round then.
 */
export async function listAgain(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: { programme: number; round: number; viewer: number | null },
): Promise<ShownAgain[]> {
  const { rows, ...now } = await together(ctx.db, {
    rows: sincePublication(ctx, input),
    ...besideThem(ctx, input),
  });
  const found = withPeople(rows);
  if (found.length === 0) return [];
  const { pool, policy } = await weighableOf(ctx, { ...input, state: 'waiting' });
  const untrue = untrueIn(placed(pool, policy, now, ctx.clock.now()), policy);
  const { pair } = toldTo(input.viewer);
  return found.map((one) => {
    const people = one.members.map(({ person }) => person);
    const isParted = now.parted.some(({ a, b }) => people.includes(a) && people.includes(b));
    const why = untrue(people) ?? (isParted ? 'ruledOut' : null);
    const isOwn = input.viewer !== null && people.includes(input.viewer);
    const said = why === 'ruledOut' && isOwn ? 'left' : why;
    return Object.assign(one, { reasons: one.reasons.map(pair), untrue: said });
  });
}

import { whileTime } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { leavePartnership } from './leave.ts';

/** Leaves for everybody whose planned hour has come. */
export async function leaveDue(ctx: Ctx): Promise<void> {
  const due = await ctx.db
    .selectFrom('membership')
    .select(['programme_id', 'partnership_id', 'person_id', 'leaves_for_another'])
    .where('leaves_at', '<=', ctx.clock.now())
    .where('left_at', 'is', null)
    .execute();
  for (const { programme_id: programme, partnership_id: partnership, person_id: person, ...row } of whileTime(
    ctx,
    due,
  ))
    await leavePartnership(ctx, {
      programme,
      actor: { kind: 'person', id: person },
      person,
      partnership,
      reason: '',
      another: row.leaves_for_another,
    });
}

import { anyOf } from '../../../db/anyOf.ts';
import type { Ctx } from '../../ctx.ts';

/** Deletes why these applications had no partner, and what their people chose about waiting. They no longer wait in their round. */
export async function forgetWhyUnmatched(
  ctx: Ctx,
  programme: number,
  applications: readonly number[],
): Promise<void> {
  await ctx.db
    .deleteFrom('unmatched')
    .where('programme_id', '=', programme)
    .where('application_id', '=', anyOf(applications))
    .execute();
  await ctx.db
    .deleteFrom('again_wait')
    .where('programme_id', '=', programme)
    .where('application_id', '=', anyOf(applications))
    .execute();
}

import { anyOf } from '../../../db/anyOf.ts';
import type { Ctx } from '../../ctx.ts';

/** Applications that are no longer without a partner in their round lose the reason for it, and what was chosen about waiting. */
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

import { anyOf } from '../../../db/anyOf.ts';
import type { Ctx } from '../../ctx.ts';
import type { DateKind } from '../rounds/rounds.ts';

/** Notes that the work of some dates of a round is done now. */
export async function markDatesDone(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { programme, round, dates }: { programme: number; round: number; dates: readonly DateKind[] },
): Promise<void> {
  await ctx.db
    .updateTable('round_date')
    .set({ done_at: ctx.clock.now() })
    .where('programme_id', '=', programme)
    .where('round_id', '=', round)
    .where('kind', '=', anyOf(dates))
    .where('done_at', 'is', null)
    .execute();
}

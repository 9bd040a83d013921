import { anyOf } from '../../../db/anyOf.ts';
import type { Ctx } from '../../ctx.ts';
import type { DateKind } from '../rounds/rounds.ts';

/** Notes that what some dates of a round stand for was done now. */
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

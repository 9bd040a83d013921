import type { Ctx } from '../../ctx.ts';
import type { RunError } from '../rules.ts';

/** Marks a run under way as failed, with the reason. Answers false when somebody stopped it before. */
export async function failRun(
  ctx: Ctx,
  { programme, run, error }: { programme: number; run: number; error: RunError },
): Promise<boolean> {
  const done = await ctx.db
    .updateTable('match_run')
    .set({ state: 'failed', error, finished_at: ctx.clock.now() })
    .where('programme_id', '=', programme)
    .where('id', '=', run)
    .where('state', '=', 'running')
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

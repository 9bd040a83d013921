import type { Policy } from '#matching';
import type { Ctx } from '../../ctx.ts';

/** The last finished run of a round and its policy; null when there is none. */
export async function lastRun(
  ctx: Pick<Ctx, 'db'>,
  { programme, round }: { programme: number; round: number },
): Promise<{ id: number; policy: Policy } | null> {
  const row = await ctx.db
    .selectFrom('match_run')
    .select(['id', 'policy'])
    .where('programme_id', '=', programme)
    .where('round_id', '=', round)
    .where('state', '=', 'done')
    .where('again', '=', false)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

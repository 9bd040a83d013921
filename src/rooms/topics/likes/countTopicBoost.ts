import type { Ctx } from '../../ctx.ts';

/** Counts that somebody on another server passed a topic on (`by` 1), or took that back (-1). The caller stores who did it. */
export async function countTopicBoost(
  ctx: Ctx,
  { programme, topic, by }: { programme: number; topic: number; by: 1 | -1 },
): Promise<void> {
  await ctx.db
    .updateTable('topic')
    .set((eb) => ({ boosts: eb('boosts', '+', by) }))
    .where('programme_id', '=', programme)
    .where('id', '=', topic)
    .execute();
}

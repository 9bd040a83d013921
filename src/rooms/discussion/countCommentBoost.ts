import type { Ctx } from '../ctx.ts';

/** Counts that somebody on another server passed a comment on (`by` 1), or took that back (-1). The caller stores who did it. */
export async function countCommentBoost(
  ctx: Ctx,
  { programme, comment, by }: { programme: number; comment: number; by: 1 | -1 },
): Promise<void> {
  await ctx.db
    .updateTable('comment')
    .set((eb) => ({ boosts: eb('boosts', '+', by) }))
    .where('programme_id', '=', programme)
    .where('id', '=', comment)
    .execute();
}

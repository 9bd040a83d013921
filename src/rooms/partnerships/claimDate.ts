import type { Ctx } from '../ctx.ts';

/** A round's date that has come and was not seen to, taken by this process for good; null when there is none, or another was first. */
export async function claimDate(
  ctx: Ctx,
  kind: 'ends' | 'purges',
): Promise<{ programme: number; round: number } | null> {
  const due = await ctx.db
    .selectFrom('round_date as due')
    .innerJoin('round', (join) =>
      join.onRef('round.programme_id', '=', 'due.programme_id').onRef('round.id', '=', 'due.round_id'),
    )
    .select(['due.programme_id as programme', 'due.round_id as round'])
    .where('due.kind', '=', kind)
    .where('due.done_at', 'is', null)
    .where('due.due_at', '<=', ctx.clock.now())
    // A cancelled round has no end to keep, but what people told it goes all the same.
    .$if(kind === 'ends', (query) => query.where('round.cancelled_at', 'is', null))
    .orderBy('due.due_at')
    .limit(1)
    .forUpdate('due')
    .skipLocked()
    .executeTakeFirst();
  if (!due) return null;
  await ctx.db
    .updateTable('round_date')
    .set({ done_at: ctx.clock.now() })
    .where('programme_id', '=', due.programme)
    .where('round_id', '=', due.round)
    .where('kind', '=', kind)
    .execute();
  return due;
}

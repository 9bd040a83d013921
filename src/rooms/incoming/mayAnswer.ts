import type { Ctx } from '../ctx.ts';

/**
 * Whether an automatic answer may go to an address now; if so, notes that it goes. One a day at most (RFC 3834), whatever it is about, so
 * that two machines that write to each other stop.
 */
export async function mayAnswer(
  ctx: Ctx,
  { programme, address }: { programme: number; address: string },
): Promise<boolean> {
  const noted = await ctx.db
    .insertInto('automatic_answer')
    .values({
      programme_id: programme,
      address,
      day: ctx.clock.now().toISOString().slice(0, 10),
    })
    .onConflict((c) => c.columns(['programme_id', 'address', 'day']).doNothing())
    .executeTakeFirst();
  return (noted.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

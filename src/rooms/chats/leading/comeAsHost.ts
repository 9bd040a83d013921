import type { Ctx } from '../../ctx.ts';

/** Notes that a host is at their desk. Answers whether they host the session at all. */
export async function comeAsHost(
  ctx: Ctx,
  of: { programme: number; session: number; person: number },
): Promise<boolean> {
  const now = ctx.clock.now();
  const { numUpdatedRows } = await ctx.db
    .updateTable('chat_host')
    .set((eb) => ({ came_at: eb.fn.coalesce('came_at', eb.val(now)), seen_at: now }))
    .where('programme_id', '=', of.programme)
    .where('session_id', '=', of.session)
    .where('person_id', '=', of.person)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

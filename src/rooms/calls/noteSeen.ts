import type { Ctx } from '../ctx.ts';

/** Notes that a window still listens. */
export async function noteSeen(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { programme, seat }: { programme: number; seat: number },
): Promise<void> {
  await ctx.db
    .updateTable('call_seat')
    .set({ seen_at: ctx.clock.now() })
    .where('programme_id', '=', programme)
    .where('id', '=', seat)
    .where('left_at', 'is', null)
    .execute();
}

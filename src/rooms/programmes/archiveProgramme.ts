import { inTransaction } from '../ctx.ts';
import type { Actor, Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';

/** Takes a programme off every page and mail without deleting anything, or brings it back. False when it was so already. */
export async function archiveProgramme(
  ctx: Ctx,
  input: { programme: number; actor: Actor; archived: boolean },
): Promise<boolean> {
  const { programme, actor, archived } = input;
  return inTransaction(ctx, async (ctx) => {
    const done = await ctx.db
      .updateTable('programme')
      .set({ archived_at: archived ? ctx.clock.now() : null })
      .where('id', '=', programme)
      .where('archived_at', archived ? 'is' : 'is not', null)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) return false;
    await record(ctx, {
      programme,
      actor,
      kind: archived ? 'programme-archived' : 'programme-restored',
      subject: ['programme', programme],
    });
    return true;
  });
}

import { inTransaction } from '../ctx.ts';
import type { Actor, Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';

/**
 * Takes a programme off every page and stops its mail without deleting anything, or brings it back. False when nothing changes. Mail that
 * came into the outbox meanwhile may be long past its day: when the programme is back, such mail waits until somebody lets it go.
 */
export async function archiveProgramme(
  ctx: Ctx,
  input: { programme: number; actor: Actor; archived: boolean },
): Promise<boolean> {
  const { programme, actor, archived } = input;
  return inTransaction(ctx, async (ctx) => {
    const done = await ctx.db
      .updateTable('programme')
      .set((eb) =>
        archived
          ? { archived_at: ctx.clock.now() }
          : {
              archived_at: null,
              mail_paused_at: eb.fn.coalesce('mail_paused_at', eb.val(ctx.clock.now())),
            },
      )
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

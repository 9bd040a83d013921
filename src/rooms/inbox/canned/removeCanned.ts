import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';

interface Input {
  programme: number;
  actor: Actor;
  answer: number;
  undoes?: number;
}

/** Takes a ready-made answer off the list. */
export const removeCanned = (ctx: Ctx, input: Input): Promise<{ ok: boolean }> => set(ctx, input, true);

/** Puts a removed ready-made answer back. */
export const restoreCanned = (ctx: Ctx, input: Input): Promise<{ ok: boolean }> => set(ctx, input, false);

async function set(ctx: Ctx, input: Input, gone: boolean): Promise<{ ok: boolean }> {
  const { programme, actor, answer, undoes } = input;
  return inTransaction(ctx, async (ctx) => {
    const done = await ctx.db
      .updateTable('canned_answer')
      .set({ removed_at: gone ? ctx.clock.now() : null })
      .where('programme_id', '=', programme)
      .where('id', '=', answer)
      .where('removed_at', gone ? 'is' : 'is not', null)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) return { ok: false };
    await record(ctx, {
      programme,
      actor,
      kind: gone ? 'canned-removed' : 'canned-restored',
      subject: ['canned', answer],
      ...(undoes === undefined ? {} : { undoes }),
    });
    return { ok: true };
  });
}

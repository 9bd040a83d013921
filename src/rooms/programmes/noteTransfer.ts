import { inTransaction } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';

/**
 * Notes in the log that the operator's command wrote a programme to a file, or read one. For all programmes, notes it in the log of each.
 */
export async function noteTransfer(
  ctx: Ctx,
  { programme, was }: { programme: number | null; was: 'exported' | 'imported' },
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const ids =
      programme === null
        ? (await ctx.db.selectFrom('programme').select('id').execute()).map(({ id }) => id)
        : [programme];
    for (const id of ids)
      await record(ctx, {
        programme: id,
        actor: { kind: 'command' },
        kind: programme === null ? `installation-${was}` : `programme-${was}`,
        subject: ['programme', id],
      });
  });
}

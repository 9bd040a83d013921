import { inTransaction } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';

/**
 * The result of checking a mail's sender, stored as the `proof` of its row. `pass`: it comes from the domain of its From line. `fail`: that
 * domain says such mail is not its own. `none`: nothing shows it. `unsure`: name servers did not answer.
 */
export type SenderCheck = 'pass' | 'fail' | 'none' | 'unsure';

/** Stores the result, so that later tries do not depend on the answers of name servers at that time. */
export async function noteSenderCheck(ctx: Ctx, id: number, check: SenderCheck): Promise<void> {
  await ctx.db
    .updateTable('incoming')
    .set({ proof: check, client_address: null, client_name: null })
    .where('id', '=', id)
    .execute();
}

/** The same for a mail that waited for this result: it is read now. */
export const resumeWithSenderCheck = (ctx: Ctx, id: number, check: SenderCheck): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    await noteSenderCheck(ctx, id, check);
    // The try that found it came to its end.
    await ctx.db.updateTable('incoming').set({ attempts: 0 }).where('id', '=', id).execute();
    await ctx.jobs.enqueue(ctx, 'mail-in', { id });
  });

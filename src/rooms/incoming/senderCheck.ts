import { inTransaction } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';

/**
 * The proof of a mail's sender: `pass`, it comes from the domain of its From line; `fail`, that domain says that such mail is not its own;
 * `none`, nothing shows it; `unsure`, name servers did not answer.
 */
export type SenderProof = 'pass' | 'fail' | 'none' | 'unsure';

/** Keeps what was found, so that no later try depends on what name servers say then. */
export async function noteSenderProof(ctx: Ctx, id: number, proof: SenderProof): Promise<void> {
  await ctx.db
    .updateTable('incoming')
    .set({ proof, client_address: null, client_name: null })
    .where('id', '=', id)
    .execute();
}

/** The same for a mail whose reading was put off until this was found: it is read now. */
export const goOnWithSenderProof = (ctx: Ctx, id: number, proof: SenderProof): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    await noteSenderProof(ctx, id, proof);
    // The try that found it came to its end.
    await ctx.db.updateTable('incoming').set({ attempts: 0 }).where('id', '=', id).execute();
    await ctx.jobs.enqueue(ctx, 'mail-in', { id });
  });

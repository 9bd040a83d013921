import type { Ctx } from '../ctx.ts';

/** Pauses the mail of a programme, or of all that are not archived, or resumes it; returns where that changed something. */
export async function setMailPaused(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  isPaused: boolean,
  { programme, archivedToo = true }: { programme?: number | undefined; archivedToo?: boolean },
): Promise<number[]> {
  const changed = await ctx.db
    .updateTable('programme')
    .set({ mail_paused_at: isPaused ? ctx.clock.now() : null })
    .where('mail_paused_at', isPaused ? 'is' : 'is not', null)
    .$if(programme !== undefined, (update) => update.where('id', '=', programme!))
    .$if(!archivedToo, (update) => update.where('archived_at', 'is', null))
    .returning('id')
    .execute();
  return changed.map(({ id }) => id);
}

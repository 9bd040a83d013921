import type { Ctx } from '../ctx.ts';

/** Starts delivery when a mail is due that nobody started: its hour has come, its retry, or the worker that had it died. */
export async function queueDelivery(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now();
  // Each by its own index: together they would read every mail that waits for its day.
  const isDue = ctx.db
    .selectFrom('outbox')
    .select('id')
    .where('state', '=', 'waiting')
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(1);
  const isOrphan = ctx.db
    .selectFrom('outbox')
    .select('id')
    .where('state', '=', 'sending')
    .where('leased_until', '<', now)
    .limit(1);
  const due = (await isDue.executeTakeFirst()) ?? (await isOrphan.executeTakeFirst());
  if (due) await ctx.jobs.enqueue(ctx, 'deliver', {});
}

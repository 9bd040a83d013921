import type { Ctx } from '../ctx.ts';

/** Starts delivery when a mail is due that nobody started: its hour has come, its retry, or the worker that had it died. */
export async function queueDelivery(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now();
  const due = await ctx.db
    .selectFrom('outbox')
    .select('id')
    .where((eb) =>
      eb.or([
        eb.and([eb('state', '=', 'waiting'), eb('due_at', '<=', now)]),
        eb.and([eb('state', '=', 'sending'), eb('leased_until', '<', now)]),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  if (due) await ctx.jobs.enqueue(ctx, 'deliver', {});
}

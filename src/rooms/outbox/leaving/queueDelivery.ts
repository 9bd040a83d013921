import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { endDeadLeases } from '../../mails/index.ts';

/** Starts delivery when a mail is due and no delivery has started: its hour or its retry has come, or the worker that had it died. */
export async function queueDelivery(ctx: Ctx): Promise<void> {
  await endDeadLeases(ctx);
  const now = ctx.clock.now();
  const isOrphan = sql`o.state = 'sending' and o.leased_until < ${now}`;
  const isDue = sql`o.state = 'waiting' and o.due_at <= ${now}`;
  // Each condition has its own index: together they would read every mail that waits for its day.
  const { rows } = await sql`
    select where exists (
      select from outbox o join programme p on p.id = o.programme_id
      where o.urgent and (${isDue} or ${isOrphan}) and p.archived_at is null
    ) or exists (
      select from outbox o join programme p on p.id = o.programme_id
      where not o.urgent and ${isOrphan} and p.archived_at is null and p.mail_paused_at is null
    ) or exists (
      select from programme p where p.archived_at is null and p.mail_paused_at is null
        and exists (select from outbox o where o.programme_id = p.id and not o.urgent and ${isDue})
    )`.execute(ctx.db);
  if (rows.length > 0) await ctx.jobs.enqueue(ctx, 'deliver', {});
}

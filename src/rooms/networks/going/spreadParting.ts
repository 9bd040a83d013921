import { sql } from 'kysely';
import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';

/**
 * The end of the programme goes this long after the end of its posts: a server that was told of it takes nothing more from the programme.
 */
const LAST_MS = 3_600_000;

/**
 * Once all deletions of a programme that parted for good are queued: tells every server that had to do with it, once, that the programme
 * itself is gone, and removes all followers.
 */
export async function spreadParting(ctx: Ctx, programme: number): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const now = ctx.clock.now();
    const { rows } = await sql<{ id: number }>`
      insert into network_activity (programme_id, kind, made_at)
      select ${programme}, 'delete', ${now}::timestamptz
      where not exists (select from network_post where programme_id = ${programme} and gone_at is null)
        and not exists (select from network_answer where programme_id = ${programme} and gone_at is null and sent_at is not null)
        and not exists (select from network_activity where programme_id = ${programme} and kind = 'delete' and post_id is null and answer_id is null)
      returning id`.execute(ctx.db);
    const [activity] = rows;
    if (!activity) return;
    await sql`
      insert into network_delivery (programme_id, activity_id, inbox, host, due_at)
      select ${programme}::bigint, ${activity.id}::bigint, inbox, host, ${new Date(now.getTime() + LAST_MS)}::timestamptz from (
        select coalesce(nullif(shared_inbox, ''), inbox) as inbox, host from network_account where programme_id = ${programme}
        union
        select d.inbox, d.host from network_delivery d where d.programme_id = ${programme} and (d.done_at is not null or d.tries > 0)
          and not exists (select from network_account c where c.programme_id = d.programme_id and c.host = d.host)) inboxes
      on conflict do nothing`.execute(ctx.db);
    await ctx.db
      .updateTable('network_account')
      .set({ follow: null, follows_at: null })
      .where('programme_id', '=', programme)
      .where('follows_at', 'is not', null)
      .execute();
  });
}

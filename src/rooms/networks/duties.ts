import { sql } from 'kysely';
import type { Ctx } from '../ctx.ts';
import { clearByPieces, rowsWhich } from '../pieces.ts';

const DAY = 86_400_000;
/** The names of activities are remembered for three days: an activity that is sent again later is refused for its age long before that. */
const SEEN_DAYS = 3;
const IDLE_DAYS = 30;
const WAITING_DAYS = 14;

/**
 * Duty: starts the jobs that send what is due to other servers, look at what came in or is missing, and look for hashtags of open live
 * chats and for changes of the posts found.
 */
export async function startNetworks(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now();
  const { rows } = await sql<{ out: boolean; in: boolean; tags: boolean }>`
    select exists (select from network_delivery where due_at <= ${now}) as out,
      exists (select from network_received where due_at <= ${now}) or exists (select from network_reply where ask_at <= ${now}) as in,
      exists (select from network_home h join programme p on p.id = h.programme_id
        where h.off_at is null and p.archived_at is null and p.mail_paused_at is null
          and (exists (select from network_reply r where r.programme_id = h.programme_id and r.look_at <= ${now})
            or (exists (select from chat_session s join chat c on c.programme_id = s.programme_id and c.id = s.chat_id
                where s.programme_id = h.programme_id and s.state = 'open' and c.hashtag <> '')
              and (h.chat_servers <> '{}' or exists (
                select from network_account a where a.programme_id = h.programme_id and a.follows_at is not null))))) as tags`.execute(
    ctx.db,
  );
  if (rows[0]!.out) await ctx.jobs.enqueue(ctx, 'networks-out', {});
  if (rows[0]!.tags) await ctx.jobs.enqueue(ctx, 'networks-tags', {});
  if (rows[0]!.in) await ctx.jobs.enqueue(ctx, 'networks-in', {});
}

/**
 * Duty: forgets accounts that neither follow nor wrote or liked, answers that never found their place, posts of servers that no volunteer
 * let in, and activities that are over.
 */
export async function forgetStrangers(ctx: Ctx): Promise<void> {
  const before = (days: number): Date => new Date(ctx.clock.now().getTime() - days * DAY);
  await clearByPieces(ctx, [
    rowsWhich('network_seen', sql`seen_at < ${before(SEEN_DAYS)}`),
    rowsWhich('network_reply', sql`state = 'waiting' and received_at < ${before(WAITING_DAYS)}`),
    rowsWhich(
      'network_account',
      sql`fetched_at < ${before(IDLE_DAYS)} and follows_at is null and person_id is null
        and not exists (select from network_mark m where m.programme_id = network_account.programme_id and m.account_id = network_account.id)
        and not exists (select from network_reply r where r.programme_id = network_account.programme_id and r.account_id = network_account.id)`,
    ),
    rowsWhich('network_received', sql`received_at < ${before(WAITING_DAYS)}`),
    rowsWhich('network_report', sql`settled_at < ${before(IDLE_DAYS)}`),
    rowsWhich(
      'network_activity',
      sql`kind = 'accept' and made_at < ${before(IDLE_DAYS)} and post_id is null`,
    ),
    // The post's row stays: its number answers for ever that the post is gone.
    rowsWhich(
      'network_activity',
      sql`exists (select from network_post p where p.programme_id = network_activity.programme_id and p.id = network_activity.post_id
        and p.gone_at < ${before(IDLE_DAYS)})`,
    ),
  ]);
}

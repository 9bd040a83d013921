import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';

interface Of {
  programme: number;
  post: number;
  version: number;
}

/**
 * Queues an activity about a post for everybody who follows: one delivery for each server with a shared inbox. Servers that have been dead
 * for days are left out, and so are blocked ones.
 */
export async function spread(ctx: Ctx, { kind, ...of }: Of & { kind: 'create' | 'update' }): Promise<void> {
  const activity = await activityOf(ctx, kind, of);
  // An update that still waits is dropped: only the latest is sent.
  if (kind === 'update') await leaveOut(ctx, of, activity, sql`a.kind = 'update'`);
  await sql`
    insert into network_delivery (programme_id, activity_id, inbox, host, due_at)
    select ${of.programme}, ${activity}, inbox, host, ${ctx.clock.now()}::timestamptz from (
      select distinct coalesce(nullif(shared_inbox, ''), inbox) as inbox, host from network_account
      where programme_id = ${of.programme} and follows_at is not null) inboxes
    where not exists (select from network_server s where s.programme_id = ${of.programme} and s.host = inboxes.host
      and (s.blocked_at is not null or s.dead_at is not null))
    on conflict do nothing`.execute(ctx.db);
  await ctx.jobs.enqueue(ctx, 'networks-out', {});
}

/**
 * Tells each server that has a post, or may have it, that the post is gone; blocked servers too. These are the servers that it was sent to,
 * and those of people who liked it, passed it on or answered it without following. Deliveries of the post that still wait are dropped.
 */
export async function spreadEnd(ctx: Ctx, of: Of): Promise<void> {
  const activity = await activityOf(ctx, 'delete', of);
  await sql`
    insert into network_delivery (programme_id, activity_id, inbox, host, due_at)
    select ${of.programme}::bigint, ${activity}::bigint, inbox, host, ${ctx.clock.now()}::timestamptz from (
      select d.inbox, d.host from network_delivery d
      join network_activity a on a.programme_id = d.programme_id and a.id = d.activity_id
      where a.programme_id = ${of.programme} and a.post_id = ${of.post} and a.id <> ${activity} and (d.done_at is not null or d.tries > 0)
      union
      select coalesce(nullif(c.shared_inbox, ''), c.inbox), c.host from network_post p
      cross join lateral (
        select account_id as id from network_mark where programme_id = p.programme_id and topic_id = p.topic_id and comment_id = 0
        union select account_id from network_reply where programme_id = p.programme_id and topic_id = p.topic_id
        union select r.account_id from chat_message m
          join network_reply r on r.programme_id = m.programme_id and r.message_id = m.id
          where m.programme_id = p.programme_id and m.chat_id = p.chat_id) met
      join network_account c on c.programme_id = p.programme_id and c.id = met.id
      where p.programme_id = ${of.programme} and p.id = ${of.post}) inboxes
    on conflict do nothing`.execute(ctx.db);
  await leaveOut(ctx, of, activity, sql`true`);
  await ctx.jobs.enqueue(ctx, 'networks-out', {});
}

async function activityOf(ctx: Ctx, kind: string, { programme, post, version }: Of): Promise<number> {
  const { id } = await ctx.db
    .insertInto('network_activity')
    .values({ programme_id: programme, kind, post_id: post, version, made_at: ctx.clock.now() })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function leaveOut(ctx: Ctx, of: Of, but: number, which: ReturnType<typeof sql>): Promise<void> {
  await sql`
    update network_delivery d set due_at = null from network_activity a
    where d.programme_id = ${of.programme} and d.due_at is not null and a.programme_id = d.programme_id and a.id = d.activity_id
      and a.post_id = ${of.post} and a.id <> ${but} and ${which}`.execute(ctx.db);
}

/**
 * Queues an activity about an answer for the person it answers; its end goes to every inbox that has it, or may have it. An answer is not
 * sent when the person it answers is gone or blocked.
 */
export async function spreadAnswer(
  ctx: Ctx,
  of: { programme: number; answer: number; kind: 'create' | 'update' | 'delete'; version: number },
): Promise<void> {
  const { programme, answer, kind, version } = of;
  const now = ctx.clock.now();
  const { id: activity } = await ctx.db
    .insertInto('network_activity')
    .values({ programme_id: programme, kind, answer_id: answer, version, made_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  await sql`
    update network_delivery d set due_at = null from network_activity a
    where d.programme_id = ${programme} and d.due_at is not null and a.programme_id = d.programme_id and a.id = d.activity_id
      and a.answer_id = ${answer} and a.id <> ${activity} and (a.kind = 'update' or ${kind === 'delete'})`.execute(
    ctx.db,
  );
  await (
    kind === 'delete'
      ? sql`
      insert into network_delivery (programme_id, activity_id, inbox, host, due_at)
      select distinct d.programme_id, ${activity}::bigint, d.inbox, d.host, ${now}::timestamptz from network_delivery d
      join network_activity a on a.programme_id = d.programme_id and a.id = d.activity_id
      where a.programme_id = ${programme} and a.answer_id = ${answer} and a.id <> ${activity} and (d.done_at is not null or d.tries > 0)
      on conflict do nothing`
      : sql`
      insert into network_delivery (programme_id, activity_id, inbox, host, due_at)
      select w.programme_id, ${activity}, coalesce(nullif(w.shared_inbox, ''), w.inbox), w.host, ${now}::timestamptz
      from network_answer n
      join comment c on c.programme_id = n.programme_id and c.id = n.comment_id
      join network_reply r on r.programme_id = c.programme_id and r.comment_id = c.parent_id
      join network_account w on w.programme_id = r.programme_id and w.id = r.account_id
      where n.programme_id = ${programme} and n.id = ${answer}
        and not exists (select from network_server s where s.programme_id = w.programme_id and s.blocked_at is not null
          and (s.host = w.host or right(w.host, length(s.host) + 1) = '.' || s.host or '@' || s.host = lower(w.handle)))
      on conflict do nothing`
  ).execute(ctx.db);
  await ctx.jobs.enqueue(ctx, 'networks-out', {});
}

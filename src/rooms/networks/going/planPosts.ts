import { sql } from 'kysely';
import { inTransaction, whileTime } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { isPublicAt } from '../../topics/index.ts';
import { openHomes } from '../homes.ts';
import type { Home } from '../homes.ts';
import { spread, spreadEnd } from './spread.ts';

/** The mark of what is sent of a topic: another one means that something of it was changed. */
const MARK = sql<string>`md5(row(topic.title, topic.summary, topic.questions, topic.picture_id, topic.picture_alt, topic.picture_author,
  topic.picture_licence, topic.slug, topic.source_locale, plan.locale, coalesce(plan.words, ''))::text)`;

/** Joins the plan of a topic, where somebody made one. */
const PLANNED = sql`left join network_plan plan on plan.programme_id = topic.programme_id and plan.topic_id = topic.id`;

/**
 * Duty: a topic goes to other servers when it becomes public, a change when its words change, and its end when it is public no more. Topics
 * that were public before the programme was connected are not sent.
 */
export async function planPosts(ctx: Ctx): Promise<void> {
  const homes = await openHomes(ctx);
  for (const home of whileTime(
    ctx,
    homes.filter(({ programme }) => programme.mail_paused_at === null),
  )) {
    for (const { topic, mark } of whileTime(ctx, await newTopics(ctx, home)))
      await inTransaction(ctx, (ctx) => publish(ctx, home.programme.id, topic, mark));
    for (const { post, mark, isGone } of whileTime(ctx, await changedPosts(ctx, home)))
      await inTransaction(ctx, (ctx) =>
        isGone ? takeDown(ctx, home.programme.id, post) : change(ctx, home.programme.id, post, mark),
      );
  }
}

async function newTopics(ctx: Ctx, { programme, onAt }: Home): Promise<{ topic: number; mark: string }[]> {
  const now = ctx.clock.now();
  const { rows } = await sql<{ topic: number; mark: string }>`
    select topic.id as topic, ${MARK} as mark from topic ${PLANNED}
    where topic.programme_id = ${programme.id} and topic.archived_at is null and plan.held_at is null
      and (topic.public_from between ${onAt} and ${now} or exists (
        select from round_topic r where r.programme_id = topic.programme_id and r.topic_id = topic.id
          and r.approved_at is not null and r.due_at between ${onAt} and ${now}))
      and not exists (select from network_post p where p.programme_id = topic.programme_id and p.topic_id = topic.id and p.gone_at is null)
    order by topic.id limit 20`.execute(ctx.db);
  return rows;
}

async function changedPosts(
  ctx: Ctx,
  { programme }: Home,
): Promise<{ post: number; mark: string; isGone: boolean }[]> {
  const { rows } = await sql<{ post: number; mark: string; isGone: boolean }>`
    select * from (
      select p.id as post, p.mark as before, ${MARK} as mark,
        topic.archived_at is not null or plan.held_at is not null or coalesce(not ${isPublicAt(ctx.clock.now())}, true) as "isGone"
      from network_post p join topic on topic.programme_id = p.programme_id and topic.id = p.topic_id ${PLANNED}
      where p.programme_id = ${programme.id} and p.gone_at is null) live
    where "isGone" or mark <> before order by post limit 20`.execute(ctx.db);
  return rows;
}

async function publish(ctx: Ctx, programme: number, topic: number, mark: string): Promise<void> {
  const now = ctx.clock.now();
  const made = await ctx.db
    .insertInto('network_post')
    .values({ programme_id: programme, topic_id: topic, mark, made_at: now, changed_at: now })
    .onConflict((c) => c.columns(['programme_id', 'topic_id']).where('gone_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made) await spread(ctx, { programme, post: made.id, kind: 'create', version: 1 });
}

async function change(ctx: Ctx, programme: number, post: number, mark: string): Promise<void> {
  const changed = await ctx.db
    .updateTable('network_post')
    .set((eb) => ({ mark, changed_at: ctx.clock.now(), version: eb('version', '+', 1) }))
    .where('programme_id', '=', programme)
    .where('id', '=', post)
    .where('mark', '<>', mark)
    .where('gone_at', 'is', null)
    .returning('version')
    .executeTakeFirst();
  if (changed) await spread(ctx, { programme, post, kind: 'update', version: changed.version });
}

async function takeDown(ctx: Ctx, programme: number, post: number): Promise<void> {
  const gone = await ctx.db
    .updateTable('network_post')
    .set({ gone_at: ctx.clock.now() })
    .where('programme_id', '=', programme)
    .where('id', '=', post)
    .where('gone_at', 'is', null)
    .returning('version')
    .executeTakeFirst();
  if (gone) await spreadEnd(ctx, { programme, post, version: gone.version });
}

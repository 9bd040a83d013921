import type { Selectable } from 'kysely';
import { often } from '../../../db/often.ts';
import type { Schema } from '../../../db/schema.ts';
import type { Ctx } from '../../ctx.ts';

export type GuestPost = Selectable<Schema['guest_post']>;

const postsOf = often((db, programme: number, topics: readonly number[]) =>
  db
    .selectFrom('guest_post')
    .selectAll()
    .where('programme_id', '=', programme)
    .where((eb) => eb('topic_id', '=', eb.fn.any(eb.val(topics))))
    .orderBy('due_at')
    .orderBy('id'),
);

/** Every guest post of a topic, by day. */
export async function guestPostsOf(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  topics: readonly number[],
): Promise<GuestPost[]> {
  return topics.length === 0 ? [] : postsOf(ctx.db, programme, topics);
}

/** The guest posts that the world may read now, oldest first. The caller checks that their topic is public. */
export async function publishedGuestPosts(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  programme: number,
  topics: readonly number[],
): Promise<GuestPost[]> {
  const now = ctx.clock.now();
  const all = await guestPostsOf(ctx, programme, topics);
  return all.filter((post) => post.approved_at !== null && post.due_at <= now);
}

export async function guestPostById(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  topic: number,
  post: number,
): Promise<GuestPost | null> {
  const row = await ctx.db
    .selectFrom('guest_post')
    .selectAll()
    .where('programme_id', '=', programme)
    .where('topic_id', '=', topic)
    .where('id', '=', post)
    .executeTakeFirst();
  return row ?? null;
}

/** Locks a guest post, so that two people change it one after the other. */
export async function lockGuestPost(ctx: Pick<Ctx, 'db'>, programme: number, post: number): Promise<void> {
  await ctx.db
    .selectFrom('guest_post')
    .select('id')
    .where('programme_id', '=', programme)
    .where('id', '=', post)
    .forUpdate()
    .execute();
}

import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { isPublicAt } from '../publicDays.ts';
import { likerText, pressLike } from './pressLike.ts';
import type { Liker } from './pressLike.ts';

/**
 * Likes a topic that is public, or takes the like back: one for each person and for each network of visitors. Null when there is no such
 * topic.
 */
export async function likeTopic(
  ctx: Ctx,
  input: { programme: number; topic: number; liker: Liker },
): Promise<{ likes: number; liked: boolean } | null> {
  const { programme, topic } = input;
  const liker = likerText(input.liker);
  return inTransaction(ctx, async (ctx) => {
    const now = ctx.clock.now();
    const row = await ctx.db
      .selectFrom('topic')
      .select('like_count')
      .where('programme_id', '=', programme)
      .where('id', '=', topic)
      .where(isPublicAt(now))
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (!row) return null;
    const { liked, change } = await pressLike(now, {
      takeBack: (until) =>
        ctx.db
          .deleteFrom('topic_like')
          .where('programme_id', '=', programme)
          .where('topic_id', '=', topic)
          .where('liker', '=', liker)
          .where('at', '<=', until),
      give: () =>
        ctx.db
          .insertInto('topic_like')
          .values({ programme_id: programme, topic_id: topic, liker, at: now })
          .onConflict((c) => c.columns(['programme_id', 'topic_id', 'liker']).doNothing()),
    });
    const likes = row.like_count + change;
    if (change !== 0)
      await ctx.db
        .updateTable('topic')
        .set({ like_count: likes })
        .where('programme_id', '=', programme)
        .where('id', '=', topic)
        .execute();
    return { likes, liked };
  });
}

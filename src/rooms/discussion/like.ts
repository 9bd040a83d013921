import { inTransaction } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { likerText, pressLike } from '../topics/index.ts';
import type { Liker } from '../topics/index.ts';

/**
 * Likes a comment, or takes the like back: one for each person and for each network of visitors. Returns the number of likes; null when
 * there is no such comment.
 */
export async function likeComment(
  ctx: Ctx,
  input: { programme: number; topic: number; comment: number; liker: Liker },
): Promise<{ likes: number; liked: boolean } | null> {
  const { programme } = input;
  const liker = likerText(input.liker);
  return inTransaction(ctx, async (ctx) => {
    const comment = await ctx.db
      .selectFrom('comment')
      .select('likes')
      .where('programme_id', '=', programme)
      .where('topic_id', '=', input.topic)
      .where('id', '=', input.comment)
      .where('state', '=', 'shown')
      .forUpdate()
      .executeTakeFirst();
    if (!comment) return null;
    const now = ctx.clock.now();
    const { liked, change } = await pressLike(now, {
      takeBack: (until) =>
        ctx.db
          .deleteFrom('comment_like')
          .where('programme_id', '=', programme)
          .where('comment_id', '=', input.comment)
          .where('liker', '=', liker)
          .where('at', '<=', until),
      give: () =>
        ctx.db
          .insertInto('comment_like')
          .values({ programme_id: programme, comment_id: input.comment, liker, at: now })
          .onConflict((c) => c.columns(['programme_id', 'comment_id', 'liker']).doNothing()),
    });
    const likes = comment.likes + change;
    if (change !== 0)
      await ctx.db
        .updateTable('comment')
        .set({ likes })
        .where('programme_id', '=', programme)
        .where('id', '=', input.comment)
        .execute();
    return { likes, liked };
  });
}

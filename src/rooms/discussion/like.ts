import { inTransaction } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';

/** A second press within this time is a double click, and takes nothing back. */
const DOUBLE_MS = 2000;

/**
 * Likes a comment, or takes that back: each person once, each network of visitors once (`key` is a keyed hash of comment and network,
 * which tells nothing else). Answers how many like it then; null when there is nothing to like.
 */
export async function likeComment(
  ctx: Ctx,
  input: { programme: number; topic: number; comment: number; liker: { person: number } | { key: string } },
): Promise<{ likes: number; liked: boolean } | null> {
  const { programme } = input;
  const liker = 'person' in input.liker ? `p:${input.liker.person}` : input.liker.key;
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
    const { numDeletedRows: gone } = await ctx.db
      .deleteFrom('comment_like')
      .where('programme_id', '=', programme)
      .where('comment_id', '=', input.comment)
      .where('liker', '=', liker)
      .where('at', '<=', new Date(now.getTime() - DOUBLE_MS))
      .executeTakeFirst();
    const liked = gone === 0n;
    if (liked) {
      const made = await ctx.db
        .insertInto('comment_like')
        .values({ programme_id: programme, comment_id: input.comment, liker, at: now })
        .onConflict((c) => c.columns(['programme_id', 'comment_id', 'liker']).doNothing())
        .executeTakeFirst();
      if (made.numInsertedOrUpdatedRows === 0n) return { likes: comment.likes, liked };
    }
    const likes = comment.likes + (liked ? 1 : -1);
    await ctx.db
      .updateTable('comment')
      .set({ likes })
      .where('programme_id', '=', programme)
      .where('id', '=', input.comment)
      .execute();
    return { likes, liked };
  });
}

import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { likerText, pressLike } from '../../topics/index.ts';
import type { Liker } from '../../topics/index.ts';

/** The one kind of reaction there is. */
const LIKE = 'like';

/**
 * Adds a like to a message, or takes it back: one for each person and for each network of visitors. Null when there is no such message.
 * Only the message is locked, so a crowd that likes holds up nobody who writes. Readers of the room hear of it by `tellLikes`.
 */
export async function likeMessage(
  ctx: Ctx,
  input: { programme: number; chat: number; number: number; liker: Liker },
): Promise<{ likes: number; liked: boolean } | null> {
  const { programme } = input;
  const liker = likerText(input.liker);
  return inTransaction(ctx, async (ctx) => {
    const message = await ctx.db
      .selectFrom('chat_message')
      .select(['id', 'likes'])
      .where('programme_id', '=', programme)
      .where('chat_id', '=', input.chat)
      .where('number', '=', input.number)
      .where('state', '=', 'shown')
      .forUpdate()
      .executeTakeFirst();
    if (!message) return null;
    const now = ctx.clock.now();
    const { liked, change } = await pressLike(now, {
      takeBack: (until) =>
        ctx.db
          .deleteFrom('chat_reaction')
          .where('programme_id', '=', programme)
          .where('message_id', '=', message.id)
          .where('liker', '=', liker)
          .where('kind', '=', LIKE)
          .where('at', '<=', until),
      give: () =>
        ctx.db
          .insertInto('chat_reaction')
          .values({ programme_id: programme, message_id: message.id, liker, kind: LIKE, at: now })
          .onConflict((c) => c.columns(['programme_id', 'message_id', 'liker', 'kind']).doNothing()),
    });
    const likes = message.likes + change;
    if (change !== 0)
      await ctx.db
        .updateTable('chat_message')
        .set({ likes })
        .where('programme_id', '=', programme)
        .where('id', '=', message.id)
        .execute();
    return { likes, liked };
  });
}

import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { commenterOf, setCommenter } from '../writers/commenter.ts';
import { confirmFollow } from '../follow.ts';
import { lockComment, moveComment, whyHeld } from './moveComment.ts';
import type { CommentState } from '../rules.ts';

/**
 * Confirms a comment after its writer opened the link that was mailed to their address. From now on the comment is treated as if the writer
 * had been signed in when they wrote it. If they asked to follow the topic, they now follow it. `isFirst` is false when anybody opened the
 * link before.
 */
export async function confirmComment(
  ctx: Ctx,
  input: { programme: number; person: number; comment: number },
): Promise<
  | { ok: true; state: CommentState; topic: number; isFirst: boolean }
  | { ok: false; reason: 'unknown' | 'banned' }
> {
  const { programme, person } = input;
  return inTransaction(ctx, async (ctx) => {
    const comment = await lockComment(ctx, programme, input.comment);
    if (!comment || comment.author_id !== person) return { ok: false, reason: 'unknown' };
    const commenter = await commenterOf(ctx, programme, person);
    if (commenter?.bannedAt) return { ok: false, reason: 'banned' };
    await confirmFollow(ctx, { programme, topic: comment.topic_id, person });
    if (comment.state !== 'unconfirmed')
      return { ok: true, state: comment.state, topic: comment.topic_id, isFirst: false };
    const { held_for: before } = await ctx.db
      .selectFrom('comment')
      .select('held_for')
      .where('programme_id', '=', programme)
      .where('id', '=', comment.id)
      .executeTakeFirstOrThrow();
    const heldFor = await whyHeld(ctx, programme, {
      author: person,
      html: comment.html,
      rush: before.includes('rush'),
    });
    const state = heldFor.length > 0 ? 'held' : 'shown';
    await moveComment(ctx, programme, comment, { state, heldFor });
    await setCommenter(ctx, programme, person, { name: comment.name });
    await record(ctx, {
      programme,
      actor: { kind: 'person', id: person },
      kind: 'comment-confirmed',
      subject: ['comment', comment.id],
      data: { state },
    });
    return { ok: true, state, topic: comment.topic_id, isFirst: true };
  });
}

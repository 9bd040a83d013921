import { actorPerson, inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { closeMatter } from '../../matters/index.ts';
import { personById } from '../../people/index.ts';
import { setCommenter } from '../writers/commenter.ts';
import { LIMITS, checkText } from '../rules.ts';
import type { CommentState } from '../rules.ts';
import { lockComment, moveComment } from '../writing/moveComment.ts';

export interface Act {
  programme: number;
  actor: Actor;
  comment: number;
  undoes?: number;
}

/** It is done, to a comment under this topic. */
export type Moderated = { ok: true; topic: number };

/**
 * Shows a comment that waited or was hidden. Its writer is known from then on; reports of it are settled. `seen` is the instant of the
 * comment's last change as a moderator read it (0 for none): with it, nothing happens if the comment has changed since, so that no unread
 * words become public.
 */
export async function approveComment(
  ctx: Ctx,
  input: Act & { seen?: number },
): Promise<Moderated | { ok: false; reason: 'unknown' | 'withdrawn' | 'changed' }> {
  const { programme, actor } = input;
  return inTransaction(ctx, async (ctx) => {
    const comment = await lockComment(ctx, programme, input.comment);
    if (!comment) return { ok: false, reason: 'unknown' };
    if (comment.state === 'withdrawn') return { ok: false, reason: 'withdrawn' };
    if (input.seen !== undefined && input.seen !== (comment.edited_at?.getTime() ?? 0))
      return { ok: false, reason: 'changed' };
    await closeCommentReports(ctx, input);
    if (comment.state === 'shown') return { ok: true, topic: comment.topic_id };
    await moveComment(ctx, programme, comment, { state: 'shown' });
    // A writer whose address is not confirmed is let in only this once.
    const isTheirs = comment.state !== 'unconfirmed' && comment.author_id !== null;
    if (isTheirs) await setCommenter(ctx, programme, comment.author_id!, { trusted_at: ctx.clock.now() });
    const event = await record(ctx, {
      programme,
      actor,
      kind: 'comment-approved',
      subject: ['comment', comment.id],
      data: { before: comment.state },
      undoes: input.undoes,
    });
    // The writer was told that the comment waits, or that it was hidden.
    if (isTheirs)
      await tellWriter(ctx, {
        programme,
        comment: comment.id,
        author: comment.author_id,
        event,
        what: 'approved',
      });
    return { ok: true, topic: comment.topic_id };
  });
}

/** Puts a comment back into its state before it was approved or hidden: used to undo both. */
export async function holdBackComment(
  ctx: Ctx,
  input: Act & { state: CommentState },
): Promise<{ ok: true } | { ok: false; reason: 'unknown' }> {
  const { programme } = input;
  return inTransaction(ctx, async (ctx) => {
    const comment = await lockComment(ctx, programme, input.comment);
    const state = input.state === 'hidden' || input.state === 'unconfirmed' ? input.state : 'held';
    const isThere = comment?.state === 'shown' || comment?.state === 'hidden';
    if (!isThere || comment.state === state) return { ok: false, reason: 'unknown' };
    await moveComment(ctx, programme, comment, { state });
    if (comment.state === 'shown' && comment.author_id !== null)
      await setCommenter(ctx, programme, comment.author_id, { trusted_at: null });
    await record(ctx, {
      programme,
      actor: input.actor,
      kind: 'comment-held-back',
      subject: ['comment', comment.id],
      undoes: input.undoes,
    });
    return { ok: true };
  });
}

/** Hides a comment and tells its writer why. */
export async function hideComment(
  ctx: Ctx,
  input: Act & { reason: string },
): Promise<Moderated | { ok: false; reason: 'unknown' | 'empty' | 'too-long' }> {
  const { programme, actor } = input;
  const reason = input.reason.trim();
  const problem = checkText(reason, LIMITS.reason);
  if (problem) return { ok: false, reason: problem };
  return inTransaction(ctx, async (ctx) => {
    const comment = await lockComment(ctx, programme, input.comment);
    if (!comment || comment.state === 'withdrawn') return { ok: false, reason: 'unknown' };
    await closeCommentReports(ctx, input);
    if (comment.state === 'hidden') return { ok: true, topic: comment.topic_id };
    await moveComment(ctx, programme, comment, { state: 'hidden', reason });
    const event = await record(ctx, {
      programme,
      actor,
      kind: 'comment-hidden',
      subject: ['comment', comment.id],
      data: { before: comment.state },
      undoes: input.undoes,
    });
    await tellWriter(ctx, {
      programme,
      comment: comment.id,
      author: comment.author_id,
      event,
      what: 'hidden',
    });
    return { ok: true, topic: comment.topic_id };
  });
}

/** Settles the reports of a comment: somebody has looked at it, or its words are gone. */
export async function closeCommentReports(ctx: Ctx, { programme, actor, comment }: Act): Promise<void> {
  await ctx.db
    .updateTable('comment_report')
    .set({ settled_at: ctx.clock.now(), settled_by: actorPerson(actor) })
    .where('programme_id', '=', programme)
    .where('comment_id', '=', comment)
    .where('settled_at', 'is', null)
    .execute();
  await closeMatter(ctx, { programme, actor, kind: 'comment-reported', subject: ['comment', comment] });
}

/** Nothing goes to an address that nobody has confirmed. */
export async function tellWriter(
  ctx: Ctx,
  what: {
    programme: number;
    comment: number;
    author: number | null;
    event: number;
    what: 'approved' | 'hidden' | 'edited';
  },
): Promise<void> {
  const author = what.author === null ? null : await personById(ctx, what.programme, what.author);
  if (!author?.address_confirmed_at || author.erased_at) return;
  await ctx.mailer.queue(ctx, [
    {
      programme: what.programme,
      kind: 'comment-moderated',
      occasion: `event:${what.event}`,
      person: author.id,
      data: { comment: what.comment, what: what.what },
    },
  ]);
}

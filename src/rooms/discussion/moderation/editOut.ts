import { renderMarkdown } from '../../../lib/text/markdown.ts';
import { isOvertaken, versionOf } from '../../../lib/text/version.ts';
import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { LIMITS, checkText } from '../rules.ts';
import type { CommentState } from '../rules.ts';
import { lockComment, indexComment } from '../writing/moveComment.ts';
import { tellWriter } from './moderate.ts';
import type { Act, Moderated } from './moderate.ts';

/** The version of a comment's words. */
export const commentVersion = ({ body }: { body: string }): string => versionOf(body);

/**
 * Takes words out of a comment that others should not have to read, and tells its writer. The writer's words are kept for the undo, however
 * often words are taken out. `base` is the `commentVersion` that the moderator began with: with it, nothing overwrites what somebody else
 * took out, or the writer changed, meanwhile.
 */
export async function editOut(
  ctx: Ctx,
  input: Act & { body: string; reason: string; base?: string | undefined },
): Promise<Moderated | { ok: false; reason: 'unknown' | 'empty' | 'too-long' | 'overtaken' }> {
  const { programme, actor } = input;
  const [body, reason] = [input.body.trim(), input.reason.trim()];
  const problem = checkText(body, LIMITS.body) ?? checkText(reason, LIMITS.reason);
  if (problem) return { ok: false, reason: problem };
  return inTransaction(ctx, async (ctx) => {
    const comment = await lockComment(ctx, programme, input.comment);
    if (!comment || comment.state === 'withdrawn') return { ok: false, reason: 'unknown' };
    if (comment.body === body) return { ok: true, topic: comment.topic_id };
    if (isOvertaken(input.base, comment.body)) return { ok: false, reason: 'overtaken' };
    await setBody(ctx, programme, comment, { body, before: comment.before ?? comment.body, reason });
    const event = await record(ctx, {
      programme,
      actor,
      kind: 'comment-edited-out',
      subject: ['comment', comment.id],
    });
    await tellWriter(ctx, {
      programme,
      comment: comment.id,
      author: comment.author_id,
      event,
      what: 'edited',
    });
    return { ok: true, topic: comment.topic_id };
  });
}

/** Puts the words back that a moderator took out. */
export async function putBack(
  ctx: Ctx,
  input: Act,
): Promise<{ ok: true } | { ok: false; reason: 'unknown' }> {
  const { programme, actor } = input;
  return inTransaction(ctx, async (ctx) => {
    const comment = await lockComment(ctx, programme, input.comment);
    const { before } = (await ctx.db
      .selectFrom('comment')
      .select('before')
      .where('programme_id', '=', programme)
      .where('id', '=', input.comment)
      .executeTakeFirst()) ?? { before: null };
    if (!comment || before === null) return { ok: false, reason: 'unknown' };
    await setBody(ctx, programme, comment, { body: before, before: null, reason: '' });
    await record(ctx, {
      programme,
      actor,
      kind: 'comment-put-back',
      subject: ['comment', comment.id],
      undoes: input.undoes,
    });
    return { ok: true };
  });
}

async function setBody(
  ctx: Ctx,
  programme: number,
  comment: { id: number; name: string; state: CommentState },
  set: { body: string; before: string | null; reason: string },
): Promise<void> {
  await ctx.db
    .updateTable('comment')
    .set({ ...set, html: renderMarkdown(set.body) })
    .where('programme_id', '=', programme)
    .where('id', '=', comment.id)
    .execute();
  if (comment.state === 'shown') await indexComment(ctx, programme, { ...comment, body: set.body });
}

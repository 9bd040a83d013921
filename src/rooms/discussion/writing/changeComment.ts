import { renderMarkdown } from '../../../lib/text/markdown.ts';
import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { closeCommentReports } from '../moderation/moderate.ts';
import { commenterOf } from '../writers/commenter.ts';
import { LIMITS, checkText, fingerprintOf, hasManyLinks, mayEdit, mayWithdraw } from '../rules.ts';
import type { HeldFor } from '../rules.ts';
import { lockComment, indexComment, moveComment } from './moveComment.ts';

/**
 * `topic`: the comment's topic, for callers that know it. `anyTime`: on another server the writer may change the comment whenever they
 * like.
 */
interface Own {
  programme: number;
  person: number;
  comment: number;
  topic?: number;
  anyTime?: true;
}

/**
 * Changes the words of one's own comment, for an hour after it was written. It waits for a moderator again if it has many links, or once a
 * moderator has taken words out of it.
 */
export async function editComment(
  ctx: Ctx,
  input: Own & { body: string },
): Promise<
  { ok: true } | { ok: false; reason: 'unknown' | 'late' | 'banned' | 'empty' | 'too-long' | 'same' }
> {
  const { programme } = input;
  const body = input.body.trim();
  const problem = checkText(body, LIMITS.body);
  if (problem) return { ok: false, reason: problem };
  return inTransaction(ctx, async (ctx) => {
    const comment = await ownedBy(ctx, input);
    if (!comment) return { ok: false, reason: 'unknown' };
    const now = ctx.clock.now();
    if (!input.anyTime && !mayEdit({ state: comment.state, writtenAt: comment.written_at }, now))
      return { ok: false, reason: 'late' };
    if ((await commenterOf(ctx, programme, input.person))?.bannedAt) return { ok: false, reason: 'banned' };
    if (body === comment.body) return { ok: true };
    const html = renderMarkdown(body);
    const {
      parent_id: parent,
      question,
      before,
    } = await ctx.db
      .selectFrom('comment')
      .select(['parent_id', 'question', 'before'])
      .where('programme_id', '=', programme)
      .where('id', '=', comment.id)
      .executeTakeFirstOrThrow();
    const fingerprint = fingerprintOf({ parent, question, body });
    const twin = await ctx.db
      .selectFrom('comment')
      .select('id')
      .where('programme_id', '=', programme)
      .where('topic_id', '=', comment.topic_id)
      .where('author_id', '=', input.person)
      .where('fingerprint', '=', fingerprint)
      .where('state', '<>', 'withdrawn')
      .where('id', '<>', comment.id)
      .executeTakeFirst();
    if (twin) return { ok: false, reason: 'same' };
    await ctx.db
      .updateTable('comment')
      .set({ body, html, fingerprint, edited_at: now, before: null })
      .where('programme_id', '=', programme)
      .where('id', '=', comment.id)
      .execute();
    const heldFor: HeldFor[] = [
      ...(before === null ? [] : (['edited'] as const)),
      ...(hasManyLinks(html) ? (['links'] as const) : []),
    ];
    if (comment.state === 'shown' && heldFor.length > 0)
      await moveComment(ctx, programme, { ...comment, body }, { state: 'held', heldFor });
    else if (comment.state === 'shown')
      await indexComment(ctx, programme, { id: comment.id, body, name: comment.name });
    await record(ctx, {
      programme,
      actor: { kind: 'person', id: input.person },
      kind: 'comment-edited',
      subject: ['comment', comment.id],
    });
    return { ok: true };
  });
}

/** Takes one's own comment back. Answers to it stay, under a line that says so. Doing it again changes nothing. */
export async function withdrawComment(
  ctx: Ctx,
  input: Own,
): Promise<{ ok: true; topic: number } | { ok: false; reason: 'unknown' | 'late' }> {
  const { programme } = input;
  return inTransaction(ctx, async (ctx) => {
    const comment = await ownedBy(ctx, input);
    if (!comment) return { ok: false, reason: 'unknown' };
    if (comment.state === 'withdrawn') return { ok: true, topic: comment.topic_id };
    if (
      !input.anyTime &&
      !mayWithdraw({ state: comment.state, writtenAt: comment.written_at }, ctx.clock.now())
    )
      return { ok: false, reason: 'late' };
    await moveComment(ctx, programme, comment, { state: 'withdrawn' });
    // There is nothing left to look at.
    await closeCommentReports(ctx, { programme, actor: { kind: 'timetable' }, comment: comment.id });
    await record(ctx, {
      programme,
      actor: { kind: 'person', id: input.person },
      kind: 'comment-withdrawn',
      subject: ['comment', comment.id],
      data: { state: comment.state },
    });
    return { ok: true, topic: comment.topic_id };
  });
}

/** The comment, locked, if it is this person's and stands under this topic. */
async function ownedBy(ctx: Ctx, { programme, person, comment: id, topic }: Own) {
  const comment = await lockComment(ctx, programme, id);
  const isOwn = comment?.author_id === person && (topic === undefined || comment.topic_id === topic);
  return isOwn ? comment : null;
}

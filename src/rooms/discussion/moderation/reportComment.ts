import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { openMatter } from '../../matters/index.ts';
import { LIMITS, checkText } from '../rules.ts';

/** A known person, or a keyed hash that only keeps the same visitor from reporting a thing twice. */
export type Reporter = { person: number } | { key: string };

/** The stored form of a reporter. */
export const reporterText = (by: Reporter): string => ('person' in by ? `p:${by.person}` : by.key);

/** Notes a report that something is wrong with a comment; anybody may report. The comment stays until a moderator has looked at it. */
export async function reportComment(
  ctx: Ctx,
  input: {
    programme: number;
    topic: number;
    comment: number;
    reporter: Reporter;
    reason: string;
  },
): Promise<{ ok: true } | { ok: false; reason: 'unknown' | 'empty' | 'too-long' }> {
  const { programme, reporter } = input;
  const reason = input.reason.trim();
  const problem = checkText(reason, LIMITS.reason);
  if (problem) return { ok: false, reason: problem };
  return inTransaction(ctx, async (ctx) => {
    const comment = await ctx.db
      .selectFrom('comment')
      .select('id')
      .where('programme_id', '=', programme)
      .where('topic_id', '=', input.topic)
      .where('id', '=', input.comment)
      .where('state', '=', 'shown')
      .executeTakeFirst();
    if (!comment) return { ok: false, reason: 'unknown' };
    const made = await ctx.db
      .insertInto('comment_report')
      .values({
        programme_id: programme,
        comment_id: comment.id,
        reporter: reporterText(reporter),
        reason,
        at: ctx.clock.now(),
      })
      .onConflict((c) => c.columns(['programme_id', 'comment_id', 'reporter']).doNothing())
      .executeTakeFirst();
    if (made.numInsertedOrUpdatedRows === 0n) return { ok: true };
    await openMatter(ctx, {
      programme,
      kind: 'comment-reported',
      subject: ['comment', comment.id],
      urgency: 2,
    });
    // A visitor's report is on the work list; the log knows people alone.
    if ('person' in reporter)
      await record(ctx, {
        programme,
        actor: { kind: 'person', id: reporter.person },
        kind: 'comment-reported',
        subject: ['comment', comment.id],
      });
    return { ok: true };
  });
}

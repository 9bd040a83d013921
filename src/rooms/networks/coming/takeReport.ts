import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { reportComment } from '../../discussion/index.ts';
import { record } from '../../log/index.ts';
import { closeMatter, openMatter } from '../../matters/index.ts';
import { markOf } from '../people/accounts.ts';
import type { ReplyPlace } from './replyPlaceOf.ts';

/** Reports of one topic that wait for a moderator. */
const MOST_OPEN = 20;

/** Another server says that something is wrong with a topic or a comment. A moderator reads it. */
export async function takeReport(
  ctx: Ctx,
  { programme, host, of, words }: { programme: number; host: string; of: ReplyPlace; words: string },
): Promise<void> {
  const reason = `${host}: ${words.trim() || '…'}`.slice(0, 500);
  await inTransaction(ctx, async (ctx) => {
    if (of.comment !== null) {
      const reporter = { key: `n:${markOf(host).toString('base64url')}` };
      await reportComment(ctx, { programme, topic: of.topic, comment: of.comment, reporter, reason });
      return;
    }
    const { open } = await ctx.db
      .selectFrom('network_report')
      .select((eb) => eb.fn.countAll<number>().as('open'))
      .where('programme_id', '=', programme)
      .where('topic_id', '=', of.topic)
      .where('settled_at', 'is', null)
      .executeTakeFirstOrThrow();
    // A moderator reads reports together; of a flood the first few are enough.
    if (Number(open) >= MOST_OPEN) return;
    await ctx.db
      .insertInto('network_report')
      .values({ programme_id: programme, host, topic_id: of.topic, words: reason, at: ctx.clock.now() })
      .execute();
    await openMatter(ctx, { programme, kind: 'network-reported', subject: ['topic', of.topic], urgency: 2 });
  });
}

/** A volunteer has looked at what other servers reported about a topic. */
export async function closeServerReports(
  ctx: Ctx,
  { programme, actor, topic }: { programme: number; actor: Actor; topic: number },
): Promise<{ ok: boolean }> {
  return inTransaction(ctx, async (ctx) => {
    const done = await ctx.db
      .updateTable('network_report')
      .set({
        settled_at: ctx.clock.now(),
        settled_by: 'id' in actor && actor.kind === 'person' ? actor.id : null,
      })
      .where('programme_id', '=', programme)
      .where('topic_id', '=', topic)
      .where('settled_at', 'is', null)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) return { ok: false };
    await closeMatter(ctx, { programme, actor, kind: 'network-reported', subject: ['topic', topic] });
    await record(ctx, { programme, actor, kind: 'network-report-settled', subject: ['topic', topic] });
    return { ok: true };
  });
}

import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { countCommentBoost, countCommentLike } from '../../discussion/index.ts';
import { countTopicBoost, countTopicLike } from '../../topics/index.ts';
import type { Account } from '../people/accounts.ts';

/** The thing of ours that somebody likes or passes on: a topic, or a comment under it. */
export interface Marked {
  topic: number;
  comment: number | null;
}

interface Marking {
  programme: number;
  account: Account;
  kind: 'like' | 'boost';
  of: Marked;
}

/** Somebody elsewhere likes a topic or comment, or passes it on; doing it again changes nothing. */
export async function mark(ctx: Ctx, { programme, account, kind, of }: Marking): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const made = await ctx.db
      .insertInto('network_mark')
      .values({
        programme_id: programme,
        account_id: account.id,
        kind,
        topic_id: of.topic,
        comment_id: of.comment ?? 0,
        at: ctx.clock.now(),
      })
      .onConflict((c) => c.doNothing())
      .executeTakeFirst();
    if (made.numInsertedOrUpdatedRows) await count(ctx, { programme, account, kind, of }, 1);
  });
}

/** Takes back a like or a boost of somebody elsewhere. */
export async function unmark(ctx: Ctx, { programme, account, kind, of }: Marking): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const gone = await ctx.db
      .deleteFrom('network_mark')
      .where('programme_id', '=', programme)
      .where('account_id', '=', account.id)
      .where('kind', '=', kind)
      .where('topic_id', '=', of.topic)
      .where('comment_id', '=', of.comment ?? 0)
      .executeTakeFirst();
    if (gone.numDeletedRows > 0n) await count(ctx, { programme, account, kind, of }, -1);
  });
}

/** Takes back all likes and boosts of an account at once. */
export async function dropMarks(
  ctx: Ctx,
  { programme, account }: { programme: number; account: Account },
): Promise<void> {
  const gone = await ctx.db
    .deleteFrom('network_mark')
    .where('programme_id', '=', programme)
    .where('account_id', '=', account.id)
    .returning(['kind', 'topic_id', 'comment_id'])
    .execute();
  for (const { kind, topic_id: topic, comment_id } of gone)
    await count(
      ctx,
      { programme, account, kind: kind as Marking['kind'], of: { topic, comment: comment_id || null } },
      -1,
    );
}

function count(ctx: Ctx, { programme, account, kind, of }: Marking, by: 1 | -1): Promise<void> {
  const { topic, comment } = of;
  if (kind === 'boost')
    return comment === null
      ? countTopicBoost(ctx, { programme, topic, by })
      : countCommentBoost(ctx, { programme, comment, by });
  // The key does not reveal the person who liked it.
  const liker = { key: `n:${ctx.secrets.sign('network-like', account.actor)}` };
  return comment === null
    ? countTopicLike(ctx, { programme, topic, liker, likes: by === 1 })
    : countCommentLike(ctx, { programme, comment, liker, likes: by === 1 });
}

import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import type { Account } from './accounts.ts';

interface From {
  programme: number;
  account: Account;
}

/** Makes somebody on another server a follower of the programme, and tells them so. A repeated request is answered again. */
export async function takeFollow(
  ctx: Ctx,
  { programme, account, follow }: From & { follow: string },
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const now = ctx.clock.now();
    const { inbox, host } = await ctx.db
      .updateTable('network_account')
      .set((eb) => ({ follow, follows_at: eb.fn.coalesce('follows_at', eb.val(now)) }))
      .where('programme_id', '=', programme)
      .where('id', '=', account.id)
      .returning(['inbox', 'host'])
      .executeTakeFirstOrThrow();
    const { id: activity_id } = await ctx.db
      .insertInto('network_activity')
      .values({ programme_id: programme, kind: 'accept', follow, actor: account.actor, made_at: now })
      .returning('id')
      .executeTakeFirstOrThrow();
    await ctx.db
      .insertInto('network_delivery')
      .values({ programme_id: programme, activity_id, inbox, host, due_at: now })
      .execute();
    await ctx.jobs.enqueue(ctx, 'networks-out', {});
  });
}

/** Ends a follow. When the address of a `follow` is given, only if that is the one by which they follow. */
export async function dropFollow(
  ctx: Ctx,
  { programme, account, follow }: From & { follow?: string },
): Promise<void> {
  await ctx.db
    .updateTable('network_account')
    .set({ follow: null, follows_at: null })
    .where('programme_id', '=', programme)
    .where('id', '=', account.id)
    .$if(follow !== undefined, (query) => query.where('follow', '=', follow!))
    .execute();
}

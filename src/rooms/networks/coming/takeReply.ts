import { sql } from 'kysely';
import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { editComment, withdrawComment } from '../../discussion/index.ts';
import type { Account } from '../people/accounts.ts';
import { topicUnder } from './placeOf.ts';
import { placeReply } from './placeReply.ts';

/** A public answer as its own server says it. */
export interface RemoteNote {
  id: string;
  /** The address of what it answers. */
  parent: string;
  /** The post of ours that its thread began with, where it names one. */
  post: number | null;
  /** Markdown that is safe to draw; '' for none. */
  words: string;
}

interface Of {
  programme: number;
  account: Account;
}

/**
 * Takes a public answer from another server. It becomes a comment as soon as that is there which it answers; until then it waits, and
 * `needsParent` says that somebody should ask for that.
 */
export async function takeReply(
  ctx: Ctx,
  { programme, account, note }: Of & { note: RemoteNote },
): Promise<void> {
  if (note.words === '' || (await hasManyWaiting(ctx, programme, account.host))) return;
  await inTransaction(ctx, async (ctx) => {
    const under = note.post === null ? null : await topicUnder(ctx, programme, note.post);
    const made = await ctx.db
      .insertInto('network_reply')
      .values({
        programme_id: programme,
        object: note.id,
        account_id: account.id,
        parent: note.parent,
        topic_id: under?.topic ?? null,
        words: note.words,
        state: 'waiting',
        received_at: ctx.clock.now(),
      })
      .onConflict((c) => c.columns(['programme_id', 'object']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (made) await placeReply(ctx, programme, made.id);
  });
}

/** Answers of one server that may wait for what they answer: a chain of them without an end comes to one here. */
const MOST_WAITING = 300;

async function hasManyWaiting(ctx: Ctx, programme: number, host: string): Promise<boolean> {
  const waiting = await ctx.db
    .selectFrom('network_reply')
    .innerJoin('network_account', (join) =>
      join
        .onRef('network_account.programme_id', '=', 'network_reply.programme_id')
        .onRef('network_account.id', '=', 'network_reply.account_id'),
    )
    .select('network_reply.id')
    .where('network_reply.programme_id', '=', programme)
    .where(sql<boolean>`network_reply.state = 'waiting'`)
    .where('network_account.host', '=', host)
    .limit(MOST_WAITING)
    .execute();
  return waiting.length >= MOST_WAITING;
}

/** Its writer changed it: the comment changes, or what waits. An answer that was never taken is taken now. */
export async function changeReply(ctx: Ctx, input: Of & { note: RemoteNote }): Promise<void> {
  const { programme, account, note } = input;
  await inTransaction(ctx, async (ctx) => {
    const reply = await ownReply(ctx, input, note.id);
    if (!reply) return takeReply(ctx, input);
    if (reply.state === 'waiting')
      await ctx.db
        .updateTable('network_reply')
        .set({ words: note.words })
        .where('programme_id', '=', programme)
        .where('id', '=', reply.id)
        .execute();
    if (reply.state !== 'placed' || reply.comment_id === null || account.person === null) return;
    const own = { programme, person: account.person, comment: reply.comment_id, anyTime: true } as const;
    await editComment(ctx, { ...own, body: note.words });
  });
}

/** Its writer deleted it. Answers to it stay. */
export async function removeReply(ctx: Ctx, input: Of & { object: string }): Promise<void> {
  const { programme, account } = input;
  await inTransaction(ctx, async (ctx) => {
    const reply = await ownReply(ctx, input, input.object);
    if (!reply || reply.state === 'gone') return;
    await ctx.db
      .updateTable('network_reply')
      .set({ state: 'gone', words: '', ask_at: null })
      .where('programme_id', '=', programme)
      .where('id', '=', reply.id)
      .execute();
    if (reply.comment_id !== null && account.person !== null)
      await withdrawComment(ctx, {
        programme,
        person: account.person,
        comment: reply.comment_id,
        anyTime: true,
      });
  });
}

/** The reply, locked, where it is this writer's. */
async function ownReply(ctx: Ctx, { programme, account }: Of, object: string) {
  return ctx.db
    .selectFrom('network_reply')
    .select(['id', 'state', 'comment_id'])
    .where('programme_id', '=', programme)
    .where('object', '=', object)
    .where('account_id', '=', account.id)
    .forUpdate()
    .executeTakeFirst();
}

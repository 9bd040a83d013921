import { sql } from 'kysely';
import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { amendMessage, withdrawMessage } from '../../chats/index.ts';
import { editComment, withdrawComment } from '../../discussion/index.ts';
import type { Account } from '../people/accounts.ts';
import { keepReply } from './keepReply.ts';
import { topicUnder } from './replyPlaceOf.ts';
import { placeReply } from './placeReply.ts';

/** A public answer as its own server says it. */
export interface RemoteNote {
  id: string;
  /** The address of the thing it answers. */
  parent: string;
  /** The post of ours that its thread began with, if it names one. */
  post: number | null;
  /** Markdown that is safe to draw; '' for none. */
  words: string;
  /** The same note as a message of a live chat: with a shorter text, its hashtags, and the time when it was written. */
  inChat: { words: string; tags: readonly string[]; at: Date | null };
}

interface Of {
  programme: number;
  account: Account;
}

/**
 * Takes a public answer from another server. It becomes a comment as soon as the thing it answers is there, and waits until then. True also
 * for what is dropped: a flood, or a post that answers nothing. False when the answer is here already.
 */
export async function takeReply(
  ctx: Ctx,
  { programme, account, note }: Of & { note: RemoteNote },
): Promise<boolean> {
  if (note.words === '' || note.parent === '' || (await isFlood(ctx, programme, account.host))) return true;
  return inTransaction(ctx, async (ctx) => {
    const under = note.post === null ? null : await topicUnder(ctx, programme, note.post);
    const topic = under?.topic ?? null;
    const made = await keepReply(ctx, {
      programme,
      account,
      note,
      topic,
      words: note.words,
      state: 'waiting',
    });
    if (made !== null) await placeReply(ctx, programme, made);
    return made !== null;
  });
}

/**
 * Limits of answers: of one server, waiting for their parent; of one server, waiting for a moderator; of all servers, waiting for their
 * parent. Further answers are dropped.
 */
const MOST_WAITING = 300;
const MOST_HELD = 300;
const MOST_WAITING_OF_ALL = 5000;

async function isFlood(ctx: Ctx, programme: number, host: string): Promise<boolean> {
  const { rows } = await sql<{ waiting: number; held: number; all: number }>`
    select (select count(*)::int from (select from network_reply r
        join network_account a on a.programme_id = r.programme_id and a.id = r.account_id
        where r.programme_id = ${programme} and r.state = 'waiting' and a.host = ${host} limit ${MOST_WAITING}) w) as waiting,
      (select count(*)::int from (select from comment c
        join network_reply r on r.programme_id = c.programme_id and r.comment_id = c.id
        join network_account a on a.programme_id = r.programme_id and a.id = r.account_id
        where c.programme_id = ${programme} and c.state = 'held' and a.host = ${host} limit ${MOST_HELD}) h) as held,
      (select count(*)::int from (select from network_reply where state = 'waiting' limit ${MOST_WAITING_OF_ALL}) every) as all`.execute(
    ctx.db,
  );
  const { waiting, held, all } = rows[0]!;
  return waiting >= MOST_WAITING || held >= MOST_HELD || all >= MOST_WAITING_OF_ALL;
}

/** Whether so many messages of one server wait for a host that further ones are dropped. */
export async function isChatFlood(ctx: Ctx, programme: number, host: string): Promise<boolean> {
  const { rows } = await sql<{ held: number }>`
    select count(*)::int as held from (select from chat_message m
      join network_reply r on r.programme_id = m.programme_id and r.message_id = m.id
      join network_account a on a.programme_id = r.programme_id and a.id = r.account_id
      where m.programme_id = ${programme} and m.state = 'held' and a.host = ${host} limit ${MOST_HELD}) h`.execute(
    ctx.db,
  );
  return rows[0]!.held >= MOST_HELD;
}

/** Its writer changed it: changes the comment, the message, or the answer that still waits. An answer that was never taken is taken now. */
export async function changeReply(ctx: Ctx, input: Of & { note: RemoteNote }): Promise<void> {
  const { programme, note } = input;
  await inTransaction(ctx, async (ctx) => {
    let reply = await ownReply(ctx, input, note.id);
    if (!reply) {
      if (await takeReply(ctx, input)) return;
      // The first version of this answer was taken at the same moment.
      reply = await ownReply(ctx, input, note.id);
    }
    if (!reply) return;
    if (reply.state === 'waiting')
      await ctx.db
        .updateTable('network_reply')
        .set({ words: note.words })
        .where('programme_id', '=', programme)
        .where('id', '=', reply.id)
        .execute();
    const { person } = reply;
    if (reply.state !== 'placed' || person === null) return;
    if (reply.message_id !== null) {
      await amendMessage(ctx, { programme, person, message: reply.message_id, body: note.inChat.words });
      return;
    }
    if (reply.comment_id === null) return;
    const own = { programme, person, comment: reply.comment_id, anyTime: true } as const;
    await editComment(ctx, { ...own, body: note.words });
  });
}

/** Its writer deleted it. Answers to it stay. */
export async function removeReply(ctx: Ctx, input: Of & { object: string }): Promise<void> {
  const { programme } = input;
  await inTransaction(ctx, async (ctx) => {
    const reply = await ownReply(ctx, input, input.object);
    if (!reply || reply.state === 'gone') return;
    await ctx.db
      .updateTable('network_reply')
      .set({ state: 'gone', words: '', ask_at: null })
      .where('programme_id', '=', programme)
      .where('id', '=', reply.id)
      .execute();
    const { person } = reply;
    if (person === null) return;
    if (reply.message_id !== null)
      await withdrawMessage(ctx, { programme, person, message: reply.message_id, anyTime: true });
    if (reply.comment_id !== null)
      await withdrawComment(ctx, { programme, person, comment: reply.comment_id, anyTime: true });
  });
}

/** The reply, locked, if it is this writer's, with their person here. The writer may have been joined to a person a moment ago. */
async function ownReply(ctx: Ctx, { programme, account }: Of, object: string) {
  return ctx.db
    .selectFrom('network_reply as r')
    .innerJoin('network_account as a', (join) =>
      join.onRef('a.programme_id', '=', 'r.programme_id').onRef('a.id', '=', 'r.account_id'),
    )
    .select(['r.id', 'r.state', 'r.comment_id', 'r.message_id', 'a.person_id as person'])
    .where('r.programme_id', '=', programme)
    .where('r.object', '=', object)
    .where('r.account_id', '=', account.id)
    .forUpdate('r')
    .executeTakeFirst();
}

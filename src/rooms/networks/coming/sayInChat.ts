import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { openTagged, writeMessage } from '../../chats/index.ts';
import { postOf } from '../addresses.ts';
import type { Home } from '../homes.ts';
import type { Account } from '../people/accounts.ts';
import { personOf } from '../people/personOf.ts';
import { keepReply } from './keepReply.ts';
import { nextLook } from './lookAgain.ts';
import { isChatFlood } from './takeReply.ts';
import type { RemoteNote } from './takeReply.ts';

/** A chat's room may open a little before a server elsewhere learns of it. */
const EARLY_MS = 5 * 60_000;

/**
 * Puts a public post with a live chat's hashtag into the chat's record, when it was written while the room was open. So joins an answer to
 * the chat's post or to one of its messages. Its writer must be a follower, or on a server that the programme names. The post is moderated
 * like any message. False when it is none for a chat.
 */
export async function sayInChat(
  ctx: Ctx,
  { home, account, note, isFound }: { home: Home; account: Account; note: RemoteNote; isFound?: true },
): Promise<boolean> {
  const { id: programme, source_locale: locale } = home.programme;
  const { words, tags, at } = note.inChat;
  const answered = note.parent === '' ? null : await spokenOf(ctx, home, note.parent);
  if (words === '' || (answered === null && tags.length === 0) || answered === 'elsewhere') return false;
  const open = (await openTagged(ctx, programme)).find(
    ({ chat, hashtag, openedAt }) =>
      (answered?.chat === chat || tags.includes(hashtag.toLowerCase())) &&
      (at === null || at.getTime() >= openedAt.getTime() - EARLY_MS),
  );
  if (!open || !(await mayJoin(ctx, home, account))) return false;
  if (await isChatFlood(ctx, programme, account.host)) return true;
  return inTransaction(ctx, async (ctx) => {
    const made = await keepReply(ctx, { programme, account, note, topic: null, words: '', state: 'placed' });
    if (made === null) return true;
    const said = {
      programme,
      chat: open.chat,
      by: { person: await personOf(ctx, home, account) },
      name: [...account.name].slice(0, 60).join(''),
      body: words,
      question: null,
      answers: answered?.chat === open.chat ? answered.message : null,
      locale,
      channel: 'elsewhere',
    } as const;
    let done = await writeMessage(ctx, said);
    if (!done.ok && done.reason === 'unknown') done = await writeMessage(ctx, { ...said, answers: null });
    if (!done.ok && done.reason === 'slow') done = await writeMessage(ctx, { ...said, rush: true });
    await ctx.db
      .updateTable('network_reply')
      .set(
        done.ok ? { message_id: done.message, look_at: isFound ? nextLook(ctx) : null } : { state: 'gone' },
      )
      .where('programme_id', '=', programme)
      .where('id', '=', made)
      .execute();
    return true;
  });
}

/** Whether somebody may join: followers, and people of the servers that the programme names. */
async function mayJoin(ctx: Ctx, { programme, chatServers }: Home, account: Account): Promise<boolean> {
  if (chatServers.includes(account.host)) return true;
  const row = await ctx.db
    .selectFrom('network_account')
    .select('follows_at')
    .where('programme_id', '=', programme.id)
    .where('id', '=', account.id)
    .executeTakeFirst();
  return row?.follows_at != null;
}

/** The chat and the message that an address names. `elsewhere` for things of a topic, null for unknown ones. */
async function spokenOf(
  ctx: Ctx,
  { programme, origin }: Home,
  address: string,
): Promise<{ chat: number; message: number | null } | 'elsewhere' | null> {
  const post = postOf(address, origin, programme.id);
  if (post !== null) {
    const row = await ctx.db
      .selectFrom('network_post')
      .select('chat_id')
      .where('programme_id', '=', programme.id)
      .where('id', '=', post)
      .executeTakeFirst();
    return row?.chat_id ? { chat: row.chat_id, message: null } : 'elsewhere';
  }
  const row = await ctx.db
    .selectFrom('network_reply as r')
    .leftJoin('chat_message as m', (join) =>
      join.onRef('m.programme_id', '=', 'r.programme_id').onRef('m.id', '=', 'r.message_id'),
    )
    .select(['m.chat_id', 'm.id'])
    .where('r.programme_id', '=', programme.id)
    .where('r.object', '=', address)
    .executeTakeFirst();
  if (!row) return null;
  return row.chat_id === null || row.id === null ? 'elsewhere' : { chat: row.chat_id, message: row.id };
}

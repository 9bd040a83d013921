import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { tellLive } from '../../live.ts';

/**
 * Takes the next number of a chat, for a message or other news, and tells readers of it at the commit. The chat's row stays locked until
 * then, so that no number becomes visible before a lower one.
 */
export const nextNumber = (ctx: Ctx, of: { programme: number; chat: number }): Promise<number> =>
  nextNumbers(ctx, of, 1);

/** Takes so many numbers; returns the first. */
async function nextNumbers(
  ctx: Ctx,
  { programme, chat }: { programme: number; chat: number },
  count: number,
): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    update chat set last_number = last_number + ${count} where programme_id = ${programme} and id = ${chat}
    returning last_number as last`.execute(ctx.db);
  await tellLive(ctx, 'chat', chat);
  return rows[0]!.last - count + 1;
}

/** Tells readers that something about the room has changed: its state, the question that is pinned, its texts. */
export const tellRoom = (ctx: Ctx, of: { programme: number; chat: number }): Promise<void> =>
  numberNews(ctx, of, 'room', [null]);

/** Tells readers that a message they can see has changed: it is hidden, shown again, or has other words. */
export const tellMessage = (
  ctx: Ctx,
  of: { programme: number; chat: number; message: number },
): Promise<void> => numberNews(ctx, of, 'message', [of.message]);

/** The same of several messages of a chat. */
export const tellMessages = (
  ctx: Ctx,
  of: { programme: number; chat: number; messages: readonly number[] },
): Promise<void> => numberNews(ctx, of, 'message', of.messages);

/** Tells readers how many like a message now. */
export const tellReactions = (
  ctx: Ctx,
  of: { programme: number; chat: number; message: number },
): Promise<void> => numberNews(ctx, of, 'reactions', [of.message]);

/** Readers look up the present state when they read the news, so earlier news of the same thing is deleted. */
async function numberNews(
  ctx: Ctx,
  { programme, chat }: { programme: number; chat: number },
  kind: 'room' | 'message' | 'reactions',
  messages: readonly (number | null)[],
): Promise<void> {
  const first = await nextNumbers(ctx, { programme, chat }, messages.length);
  await sql`
    delete from chat_news where programme_id = ${programme} and chat_id = ${chat} and kind = ${kind}
      and (message_id is null and ${kind} = 'room' or message_id = any(${messages}::bigint[]))`.execute(
    ctx.db,
  );
  await sql`
    insert into chat_news (programme_id, chat_id, number, kind, message_id, at)
    select ${programme}::bigint, ${chat}::bigint, ${first}::bigint + nth - 1, ${kind}, message, ${ctx.clock.now()}::timestamptz
    from unnest(${messages}::bigint[]) with ordinality as told(message, nth)`.execute(ctx.db);
}

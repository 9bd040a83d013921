import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { tellLive } from '../../live.ts';

/**
 * The next number of a chat, for a message or other news, and tells readers of it at the commit. The chat's row stays locked until then, so
 * no number becomes visible before a lower one.
 */
export async function nextNumber(
  ctx: Ctx,
  { programme, chat }: { programme: number; chat: number },
): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    update chat set last_number = last_number + 1 where programme_id = ${programme} and id = ${chat}
    returning last_number as number`.execute(ctx.db);
  await tellLive(ctx, 'chat', chat);
  return rows[0]!.number;
}

/** Tells readers that something about the room has changed: its state, the question that is pinned, its texts. */
export const tellRoom = (ctx: Ctx, of: { programme: number; chat: number }): Promise<void> =>
  tell(ctx, of, 'room', null);

/** Tells readers that a message they may have looks otherwise now: hidden, shown again, in other words. */
export const tellMessage = (
  ctx: Ctx,
  of: { programme: number; chat: number; message: number },
): Promise<void> => tell(ctx, of, 'message', of.message);

/** Readers are told how it stands when they read, so an earlier word of the same thing goes. */
async function tell(
  ctx: Ctx,
  { programme, chat }: { programme: number; chat: number },
  kind: 'room' | 'message',
  message: number | null,
): Promise<void> {
  const number = await nextNumber(ctx, { programme, chat });
  await sql`
    delete from chat_news where programme_id = ${programme} and chat_id = ${chat} and kind = ${kind}
      and message_id is not distinct from ${message}`.execute(ctx.db);
  await ctx.db
    .insertInto('chat_news')
    .values({
      programme_id: programme,
      chat_id: chat,
      number,
      kind,
      message_id: message,
      at: ctx.clock.now(),
    })
    .execute();
}

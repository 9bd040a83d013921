import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { tellRoom } from '../live/news.ts';
import { lockChat } from '../locks.ts';
import { SLOW } from '../rules.ts';

/** Sets how long each writer waits between two messages: seconds, 0 for no wait. Hosts never wait. */
export async function slowDown(
  ctx: Ctx,
  input: { programme: number; actor: Actor; chat: number; seconds: number; seen?: number | undefined },
): Promise<{ ok: true } | { ok: false; reason: 'unknown' | 'overtaken' }> {
  const { programme, actor, seconds } = input;
  if (!SLOW.some((one) => one === seconds)) return { ok: false, reason: 'unknown' };
  return inTransaction(ctx, async (ctx) => {
    const chat = await lockChat(ctx, programme, input.chat);
    if (chat?.state !== 'announced') return { ok: false, reason: 'unknown' };
    if (chat.slow_seconds === seconds) return { ok: true };
    if (input.seen !== undefined && input.seen !== chat.slow_seconds)
      return { ok: false, reason: 'overtaken' };
    await ctx.db
      .updateTable('chat')
      .set({ slow_seconds: seconds })
      .where('programme_id', '=', programme)
      .where('id', '=', chat.id)
      .execute();
    await tellRoom(ctx, { programme, chat: chat.id });
    // A rehearsal leaves no trace.
    if (chat.rehearses_id === null)
      await record(ctx, {
        programme,
        actor,
        kind: 'chat-slowed',
        subject: ['chat', chat.id],
        data: { seconds },
      });
    return { ok: true };
  });
}

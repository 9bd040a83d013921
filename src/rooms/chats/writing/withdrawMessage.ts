import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { mayWithdraw } from '../../discussion/index.ts';
import { record } from '../../log/index.ts';
import { lockChat } from '../locks.ts';
import { closeReports } from '../moderation/reportMessage.ts';
import { messageById } from '../reading/messages.ts';
import { listWaiting, moveMessage } from './moveMessage.ts';

/**
 * Takes one's own message back, as long as a comment can be taken back; from another server at any time (`anyTime`). The room and the
 * record show a gap in its place, and answers to it stay. Doing it again changes nothing.
 */
export async function withdrawMessage(
  ctx: Ctx,
  input: { programme: number; person: number; message: number; anyTime?: true },
): Promise<{ ok: true } | { ok: false; reason: 'unknown' | 'late' }> {
  const { programme, person } = input;
  return inTransaction(ctx, async (ctx) => {
    const known = await messageById(ctx, programme, input.message);
    if (known?.author_id !== person) return { ok: false, reason: 'unknown' };
    const chat = await lockChat(ctx, programme, known.chat_id);
    const message = await messageById(ctx, programme, input.message);
    if (!chat || !message) return { ok: false, reason: 'unknown' };
    if (message.state === 'withdrawn') return { ok: true };
    const own = { state: message.state, writtenAt: message.written_at };
    if (!input.anyTime && !mayWithdraw(own, ctx.clock.now())) return { ok: false, reason: 'late' };
    await moveMessage(ctx, { programme, chat: chat.id, message: message.id }, { state: 'withdrawn' });
    await listWaiting(ctx, programme, chat.id);
    // There is nothing left to look at.
    const actor = { kind: 'timetable' } as const;
    await closeReports(ctx, { programme, actor, chat: chat.id, messages: [message.id] });
    // A rehearsal leaves no trace.
    if (chat.rehearses_id === null)
      await record(ctx, {
        programme,
        actor: { kind: 'person', id: person },
        kind: 'chat-message-withdrawn',
        subject: ['chat-message', message.id],
        data: { state: message.state },
      });
    return { ok: true };
  });
}

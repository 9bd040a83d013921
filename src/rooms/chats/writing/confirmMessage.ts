import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { sign, whoWrites } from '../../discussion/index.ts';
import { record } from '../../log/index.ts';
import { noteOwnAddress } from '../../people/index.ts';
import { lockChat } from '../locks.ts';
import type { MessageState } from '../rules.ts';
import { listWaiting, moveMessage } from './moveMessage.ts';
import { messageById } from '../reading/messages.ts';

/**
 * Confirms a message after its writer opened the link that was mailed to their address. From now on the message is treated as if the writer
 * had been signed in when they wrote it. `isFirst` is false when anybody opened the link before.
 */
export async function confirmMessage(
  ctx: Ctx,
  input: { programme: number; person: number; message: number },
): Promise<
  | { ok: true; state: MessageState; slug: string; isFirst: boolean }
  | { ok: false; reason: 'unknown' | 'banned' }
> {
  const { programme, person } = input;
  const known = await messageById(ctx, programme, input.message);
  if (!known || known.author_id !== person) return { ok: false, reason: 'unknown' };
  return inTransaction(ctx, async (ctx) => {
    const chat = await lockChat(ctx, programme, known.chat_id);
    const message = await messageById(ctx, programme, input.message);
    if (!chat || !message) return { ok: false, reason: 'unknown' };
    const { html, held_for: before, locale, name } = message;
    const who = await whoWrites(ctx, {
      programme,
      by: { person },
      name,
      locale,
      html,
      rush: before.includes('rush'),
    });
    if (!who.ok) return who;
    const { slug } = chat;
    if (message.state !== 'unconfirmed') return { ok: true, state: message.state, slug, isFirst: false };
    await noteOwnAddress(ctx, { programme, person });
    const heldFor = who.heldFor.filter((why) => chat.admits || why !== 'first');
    const state = heldFor.length > 0 ? 'held' : 'shown';
    await moveMessage(ctx, { programme, chat: chat.id, message: message.id }, { state, heldFor });
    await sign(ctx, programme, person, { name, showsCountry: undefined });
    await listWaiting(ctx, programme, chat.id);
    await record(ctx, {
      programme,
      actor: { kind: 'person', id: person },
      kind: 'chat-message-confirmed',
      subject: ['chat-message', message.id],
      data: { state },
    });
    return { ok: true, state, slug, isFirst: true };
  });
}

import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { LIMITS as WORDS, checkText, setCommenter } from '../../discussion/index.ts';
import { record } from '../../log/index.ts';
import { personById } from '../../people/index.ts';
import { lockChat } from '../locks.ts';
import { messageById } from '../reading/messages.ts';
import type { StoredMessage } from '../reading/messages.ts';
import type { MessageState } from '../rules.ts';
import { listWaiting, moveMessage } from '../writing/moveMessage.ts';
import { closeReports } from './reportMessage.ts';

export interface Act {
  programme: number;
  actor: Actor;
  message: number;
  undoes?: number;
}

export type Done = { ok: true } | { ok: false; reason: 'unknown' };

/** Runs an act on a message while its chat is locked. A message that was taken back is gone for everybody, hosts too. */
export async function withMessage<T>(
  ctx: Ctx,
  { programme, message: id }: Act,
  act: (ctx: Ctx, message: StoredMessage & { isRehearsed: boolean }) => Promise<T>,
): Promise<T | { ok: false; reason: 'unknown' }> {
  return inTransaction(ctx, async (ctx) => {
    const known = await messageById(ctx, programme, id);
    const chat = known && (await lockChat(ctx, programme, known.chat_id));
    if (!chat) return { ok: false, reason: 'unknown' };
    const message = await messageById(ctx, programme, id);
    return message && message.state !== 'withdrawn'
      ? act(ctx, { ...message, isRehearsed: chat.rehearses_id !== null })
      : { ok: false as const, reason: 'unknown' as const };
  });
}

const move = async (
  ctx: Ctx,
  programme: number,
  message: StoredMessage,
  to: { state: MessageState; reason?: string },
): Promise<void> => {
  await moveMessage(ctx, { programme, chat: message.chat_id, message: message.id }, to);
  await listWaiting(ctx, programme, message.chat_id);
};

/**
 * Shows a message that waited or was hidden. Its writer is told, and is known from then on, in the discussion too. A message that is shown
 * already stays as it is. Reports of it are settled.
 */
export const admitMessage = (ctx: Ctx, input: Act): Promise<Done> =>
  withMessage(ctx, input, async (ctx, message): Promise<Done> => {
    const { programme, actor } = input;
    await closeReports(ctx, { programme, actor, chat: message.chat_id, messages: [message.id] });
    if (message.state === 'shown') return { ok: true };
    await move(ctx, programme, message, { state: 'shown' });
    // A rehearsal leaves no trace.
    if (message.isRehearsed) return { ok: true };
    // A writer whose address is not confirmed is let in only this once.
    const isTheirs = message.state !== 'unconfirmed' && message.author_id !== null;
    if (isTheirs) await setCommenter(ctx, programme, message.author_id!, { trusted_at: ctx.clock.now() });
    const event = await record(ctx, {
      programme,
      actor,
      kind: 'chat-message-admitted',
      subject: ['chat-message', message.id],
      data: { before: message.state },
      undoes: input.undoes,
    });
    if (isTheirs) await tellWriter(ctx, programme, message, { event, what: 'admitted' });
    return { ok: true };
  });

/** Hides a message, on every reader's page at once, and tells its writer why, unless they are told otherwise. */
export async function hideMessage(
  ctx: Ctx,
  input: Act & { reason: string; isTold?: true },
): Promise<Done | { ok: false; reason: 'empty' | 'too-long' }> {
  const reason = input.reason.trim();
  const problem = checkText(reason, WORDS.reason);
  if (problem) return { ok: false, reason: problem };
  return withMessage(ctx, input, async (ctx, message): Promise<Done> => {
    const { programme, actor } = input;
    await closeReports(ctx, { programme, actor, chat: message.chat_id, messages: [message.id] });
    if (message.state === 'hidden') return { ok: true };
    await move(ctx, programme, message, { state: 'hidden', reason });
    if (message.isRehearsed) return { ok: true };
    const event = await record(ctx, {
      programme,
      actor,
      kind: 'chat-message-hidden',
      subject: ['chat-message', message.id],
      data: { before: message.state },
      undoes: input.undoes,
    });
    if (!input.isTold) await tellWriter(ctx, programme, message, { event, what: 'hidden' });
    return { ok: true };
  });
}

/** Puts a message back into its state before it was shown or hidden: used to undo both. */
export const holdBackMessage = (ctx: Ctx, input: Act & { state: MessageState }): Promise<Done> =>
  withMessage(ctx, input, async (ctx, message): Promise<Done> => {
    const { programme, actor } = input;
    const state = input.state === 'hidden' || input.state === 'unconfirmed' ? input.state : 'held';
    if (message.state === state || !['shown', 'hidden'].includes(message.state))
      return { ok: false, reason: 'unknown' };
    await move(ctx, programme, message, { state });
    if (message.isRehearsed) return { ok: true };
    if (message.state === 'shown' && message.author_id !== null)
      await setCommenter(ctx, programme, message.author_id, { trusted_at: null });
    await record(ctx, {
      programme,
      actor,
      kind: 'chat-message-held-back',
      subject: ['chat-message', message.id],
      undoes: input.undoes,
    });
    return { ok: true };
  });

/** Nothing goes to an address that nobody has confirmed. */
export async function tellWriter(
  ctx: Ctx,
  programme: number,
  { id: message, author_id }: StoredMessage,
  { event, what }: { event: number; what: 'admitted' | 'hidden' | 'shortened' },
): Promise<void> {
  const author = author_id === null ? null : await personById(ctx, programme, author_id);
  if (!author?.address_confirmed_at || author.erased_at) return;
  const mail = { programme, kind: 'chat-message-moderated', occasion: `event:${event}` } as const;
  await ctx.mailer.queue(ctx, [{ ...mail, person: author.id, data: { message, what } }]);
}

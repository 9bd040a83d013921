import { renderMarkdown } from '../../../lib/text/markdown.ts';
import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { cleanName, commentProblems, sign, whoWrites } from '../../discussion/index.ts';
import type { By, CommentProblems } from '../../discussion/index.ts';
import { record } from '../../log/index.ts';
import { lockChat } from '../locks.ts';
import { LIMITS } from '../rules.ts';
import type { MessageState } from '../rules.ts';
import { keepMessagePicture } from './picture.ts';
import { listWaiting, moveMessage } from './moveMessage.ts';
import { messagePlaceOf, secondsToWait } from './messagePlaceOf.ts';
import { withMentions } from './mentions.ts';

export interface MessageInput {
  programme: number;
  chat: number;
  by: By;
  /** As it is signed, for everybody to read. */
  name: string;
  /** Whether their country may stand beside this name, where they were asked. */
  showsCountry?: boolean;
  /** Whether the name is a pseudonym of theirs. */
  isPseudonym?: boolean;
  /** Markdown. */
  body: string;
  /** The question chosen for it; an "A2" in front of the words counts more. Null: no question, or the words say which. */
  question: number | null;
  /** The message that it answers. */
  answers: number | null;
  locale: string;
  channel: 'form' | 'mail' | 'elsewhere' | 'import';
  /** A picture that was already drawn anew, with a description of it in words. */
  picture?: { bytes: Buffer; kind: string; width: number; height: number; alt: string } | undefined;
  /** Comes in the middle of a flood: held, whoever wrote it. */
  rush?: boolean;
  /** The Message-ID of the mail it came with. */
  messageId?: string;
}

export type MessageWritten =
  | { ok: true; message: number; state: MessageState; again: boolean }
  | { ok: false; reason: 'unknown' | 'banned' | 'closed' | 'question' }
  | { ok: false; reason: 'slow'; seconds: number }
  | { ok: false; reason: 'problems'; problems: CommentProblems };

/** Within this time the same words of one writer count as sent twice. */
const AGAIN_MS = 2 * 60_000;

/**
 * Writes a message into an open room, or a late answer to a question that was asked there. The rules are those of the discussion. A message
 * of a known writer appears at once, and a first message waits for a host. An unconfirmed address waits for its owner to confirm it.
 */
export async function writeMessage(ctx: Ctx, input: MessageInput): Promise<MessageWritten> {
  const { programme } = input;
  const name = cleanName(input.name);
  const body = input.body.trim();
  const problems = commentProblems(input, LIMITS.body);
  if (Object.keys(problems).length > 0) return { ok: false, reason: 'problems', problems };
  return inTransaction(ctx, async (ctx) => {
    const chat = await lockChat(ctx, programme, input.chat);
    const place = chat && (await messagePlaceOf(ctx, chat, { ...input, body }));
    if (!place) return { ok: false, reason: 'unknown' };
    if (!place.ok) return place;
    const now = ctx.clock.now();
    const html = renderMarkdown(await withMentions(ctx, { programme, chat: chat.id, body }));
    const who = await whoWrites(ctx, { ...input, name, html });
    if (!who.ok) return who;
    const { author, isProven } = who;
    const last = await ctx.db
      .selectFrom('chat_message')
      .select(['id', 'body', 'state', 'question', 'answers_id', 'written_at'])
      .where('programme_id', '=', programme)
      .where('author_id', '=', author.id)
      .where('chat_id', '=', chat.id)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
    const isAgain =
      last?.body === body &&
      // After a message was taken back or hidden, the same words are a new message.
      last.state !== 'withdrawn' &&
      last.state !== 'hidden' &&
      !input.picture &&
      last.answers_id === place.answers &&
      now.getTime() - last.written_at.getTime() < AGAIN_MS;
    if (isAgain) return { ok: true, message: last.id, state: last.state as MessageState, again: true };
    // Mail is slow anyway, and nobody sends many. A message from another server that comes in a hurry waits for a host instead.
    const seconds =
      input.channel === 'mail' || (input.channel === 'elsewhere' && input.rush)
        ? 0
        : await secondsToWait(ctx, chat, { author: author.id, last: last?.written_at ?? null });
    if (seconds > 0) return { ok: false, reason: 'slow', seconds };
    // Strangers of other servers wait even when first-time writers here do not.
    const waits = chat.admits || input.channel === 'elsewhere';
    const heldFor = who.heldFor.filter((why) => waits || why !== 'first');
    const state = isProven && heldFor.length === 0 ? 'shown' : who.state;
    const { id } = await ctx.db
      .insertInto('chat_message')
      .values({
        programme_id: programme,
        chat_id: chat.id,
        session_id: place.session,
        question: place.question,
        answers_id: place.answers,
        author_id: author.id,
        name,
        body,
        html,
        locale: input.locale,
        channel: input.channel,
        state: 'unconfirmed',
        state_at: now,
        message_id: input.messageId ?? null,
        is_late: place.session === null,
        written_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    if (input.picture)
      await keepMessagePicture(ctx, { programme, message: id, author: author.id }, input.picture);
    await moveMessage(ctx, { programme, chat: chat.id, message: id }, { state, heldFor });
    // A rehearsal leaves no trace.
    if (chat.rehearses_id !== null) return { ok: true, message: id, state, again: false };
    const { showsCountry, isPseudonym } = input;
    if (isProven) await sign(ctx, programme, author.id, { name, showsCountry, isPseudonym });
    await record(ctx, {
      programme,
      actor: { kind: 'person', id: author.id },
      kind: 'chat-message-written',
      subject: ['chat-message', id],
      data: { chat: chat.id, state },
    });
    if (state === 'held') await listWaiting(ctx, programme, chat.id);
    if (!isProven)
      await ctx.mailer.queue(ctx, [
        {
          programme,
          kind: 'chat-message-confirm',
          occasion: `chat-message:${id}`,
          person: author.id,
          data: { message: id },
        },
      ]);
    return { ok: true, message: id, state, again: false };
  });
}

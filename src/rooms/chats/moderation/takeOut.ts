import { renderMarkdown } from '../../../lib/text/markdown.ts';
import { isOvertaken, versionOf } from '../../../lib/text/version.ts';
import type { Ctx } from '../../ctx.ts';
import { LIMITS as WORDS, checkText } from '../../discussion/index.ts';
import { record } from '../../log/index.ts';
import { tellMessage } from '../live/news.ts';
import type { StoredMessage } from '../reading/messages.ts';
import { LIMITS } from '../rules.ts';
import { indexMessage } from '../writing/indexMessage.ts';
import { withMentions } from '../writing/mentions.ts';
import { tellWriter, withMessage } from './moderate.ts';
import type { Act, Done } from './moderate.ts';
import { closeReports } from './reportMessage.ts';

/** The version of a message's words. */
export const messageVersion = ({ body }: { body: string }): string => versionOf(body);

/**
 * Takes words out of a message that others should not have to read, on every reader's page at once, and tells its writer why. The writer's
 * words are kept for the undo, however often words are taken out. Reports of the message are settled. `base` is the `messageVersion` that
 * the host began with: with it, nothing overwrites what somebody else took out meanwhile.
 */
export async function takeOut(
  ctx: Ctx,
  input: Act & { body: string; reason: string; base?: string | undefined },
): Promise<
  Done | { ok: false; reason: 'empty' | 'too-long' } | { ok: false; reason: 'overtaken'; now: string }
> {
  const [body, reason] = [input.body.trim(), input.reason.trim()];
  const problem = checkText(body, LIMITS.body) ?? checkText(reason, WORDS.reason);
  if (problem) return { ok: false, reason: problem };
  let now: string | null = null;
  const done = await withMessage(ctx, input, async (ctx, message): Promise<Done> => {
    const { programme, actor } = input;
    if (message.body !== body && isOvertaken(input.base, message.body)) {
      now = message.body;
      return { ok: true };
    }
    await closeReports(ctx, { programme, actor, chat: message.chat_id, messages: [message.id] });
    if (message.body === body) return { ok: true };
    await reword(ctx, programme, message, { body, before: message.before ?? message.body, reason });
    if (message.isRehearsed) return { ok: true };
    const event = await record(ctx, {
      programme,
      actor,
      kind: 'chat-message-shortened',
      subject: ['chat-message', message.id],
    });
    await tellWriter(ctx, programme, message, { event, what: 'shortened' });
    return { ok: true };
  });
  return now === null ? done : { ok: false, reason: 'overtaken', now };
}

/** Puts the words back that were taken out of a message. */
export const putWordsBack = (ctx: Ctx, input: Act): Promise<Done> =>
  withMessage(ctx, input, async (ctx, message): Promise<Done> => {
    const { programme, actor } = input;
    if (message.before === null) return { ok: false, reason: 'unknown' };
    await reword(ctx, programme, message, { body: message.before, before: null, reason: '' });
    await record(ctx, {
      programme,
      actor,
      kind: 'chat-message-put-back',
      subject: ['chat-message', message.id],
      undoes: input.undoes,
    });
    return { ok: true };
  });

async function reword(
  ctx: Ctx,
  programme: number,
  { id: message, chat_id: chat, number }: StoredMessage,
  set: { body: string; before: string | null; reason: string },
): Promise<void> {
  await ctx.db
    .updateTable('chat_message')
    .set({ ...set, html: renderMarkdown(await withMentions(ctx, { programme, chat, body: set.body })) })
    .where('programme_id', '=', programme)
    .where('id', '=', message)
    .execute();
  await indexMessage(ctx, { programme, message });
  if (number !== null) await tellMessage(ctx, { programme, chat, message });
}

import { isolate } from '../../../i18n/translate.ts';
import { figuresOf, scriptOf, worthTelling } from '../../../rooms/chats/index.ts';
import { defineMail } from '../define.ts';
import type { Block } from '../define.ts';
import { chatParts } from './parts.ts';

/** Sums up what was said in a chat, for somebody who got its questions by mail. `data.chat`. */
export const chatDigestMail = defineMail({
  kind: 'chat-digest',
  category: 'chats',
  readable: true,
  many: false,
  canWait: true,
  writtenLate: true,
  wording: [
    'mail.chat-digest.subject',
    'mail.chat-digest.hello',
    'mail.chat-digest.few',
    'mail.chat-digest.question',
    'mail.chat-digest.open',
  ],
  compose: async (tools, data) => {
    const { t, ctx, programme, once } = tools;
    const parts = await chatParts(tools, data);
    if (!parts || parts.chat.state === 'cancelled') return null;
    const { chat, page, values } = parts;
    const of = { programme: programme.id, chat: chat.id };
    const { figures, script, told } = await once(`digest ${of.programme}/${of.chat}`, async () => ({
      figures: await figuresOf(ctx, of),
      script: await scriptOf(ctx, of.programme, of.chat),
      told: await worthTelling(ctx, of),
    }));
    if (figures.messages === 0) return null;
    const byQuestion = Map.groupBy(told, ({ question }) => question);
    return {
      subject: t('mail.chat-digest.subject', { title: chat.title }),
      blocks: [
        { p: t('mail.chat-digest.hello', { ...values, count: figures.messages }) },
        ...(told.length > 0 ? [{ p: t('mail.chat-digest.few') }] : []),
        ...script.flatMap(({ number, body }): Block[] => {
          const messages = byQuestion.get(number) ?? [];
          if (messages.length === 0) return [];
          const heading = t('mail.chat-digest.question', { number, body, count: messages[0]!.count });
          const quotes = messages.map(({ name, body }) => ({
            quote: body,
            from: isolate(name || t('discussion.former')),
          }));
          return ([{ heading }] as Block[]).concat(quotes);
        }),
        { button: t('mail.chat-digest.open'), href: page },
      ],
    };
  },
});

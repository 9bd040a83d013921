import { isolate } from '../../../i18n/translate.ts';
import { LIMITS, messageById } from '../../../rooms/chats/index.ts';
import { defineMail } from '../define.ts';
import { CHAT_TROUBLES } from './kinds.ts';

/** Tells the writer that their answer by mail is in the chat, and gives the one link that takes it back. `data.message`, `data.became`. */
export const chatAnswerMail = defineMail({
  kind: 'chat-answer',
  category: null,
  readable: true,
  many: false,
  answers: true,
  wording: [
    'mail.chat-answer.subject',
    'mail.chat-answer.shown',
    'mail.chat-answer.held',
    'mail.comment-received.left-out',
    'mail.chat-answer.open',
    'mail.chat-answer.back',
  ],
  compose: async ({ ctx, t, url, link, programme, person }, { message: id, became, leftOut }) => {
    const message = await messageById(ctx, programme.id, id);
    if (message?.author_id !== person.id || message.state === 'withdrawn') return null;
    const title = isolate(message.title);
    return {
      subject: t('mail.chat-answer.subject', { title: message.title }),
      blocks: [
        { p: t(`mail.chat-answer.${became}`, { title, name: isolate(message.name) }) },
        ...(leftOut ? [{ p: t('mail.comment-received.left-out') }] : []),
        ...(message.state === 'shown' && message.number !== null
          ? [
              {
                link: t('mail.chat-answer.open'),
                href: url(`/chats/${message.slug}/messages/${message.number}`),
              },
            ]
          : []),
        { button: t('mail.chat-answer.back'), href: link('chat-message-back', String(id)) },
      ],
    };
  },
});

/** Tells the writer that their answer by mail could not join a chat, and why. `data.reason`. */
export const chatTroubleMail = defineMail({
  kind: 'chat-trouble',
  category: null,
  readable: true,
  many: false,
  answers: true,
  wording: [
    'mail.chat-trouble.subject',
    'mail.comment-trouble.left-out',
    ...CHAT_TROUBLES.map((reason) => `mail.chat-trouble.${reason}` as const),
    'mail.chat-trouble.chats',
  ],
  compose: ({ t, url }, { reason, leftOut }) =>
    Promise.resolve({
      subject: t('mail.chat-trouble.subject'),
      blocks: [
        { p: t(`mail.chat-trouble.${reason}`, { max: LIMITS.body }) },
        ...(leftOut && reason === 'empty' ? [{ p: t('mail.comment-trouble.left-out') }] : []),
        { link: t('mail.chat-trouble.chats'), href: url('/chats') },
      ],
    }),
});

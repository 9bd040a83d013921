import { isolate } from '../../../i18n/translate.ts';
import { messageById } from '../../../rooms/chats/index.ts';
import { defineMail } from '../define.ts';

/** Tells the writer that their message was let into the chat after waiting; or that it was hidden, and why. `data.message`, `data.what`. */
export const chatMessageModeratedMail = defineMail({
  kind: 'chat-message-moderated',
  category: null,
  readable: true,
  many: false,
  wording: [
    'mail.chat-message-moderated.subject',
    'mail.chat-message-moderated.admitted',
    'mail.chat-message-moderated.hidden',
    'mail.chat-message-moderated.shortened',
    'mail.chat-message-moderated.answer',
    'mail.chat-message-moderated.open',
  ],
  compose: async ({ ctx, t, url, programme, person }, { message: id, what }) => {
    const message = await messageById(ctx, programme.id, id);
    if (message?.author_id !== person.id) return null;
    const isWhy = what !== 'admitted';
    if (isWhy ? message.reason === '' : message.state !== 'shown') return null;
    const title = isolate(message.title);
    return {
      subject: t('mail.chat-message-moderated.subject', { title }),
      blocks: [
        { p: t(`mail.chat-message-moderated.${what}`, { title }) },
        ...(isWhy
          ? [
              { quote: message.reason },
              { p: t('mail.chat-message-moderated.answer', { programme: programme.name }) },
            ]
          : []),
        {
          button: t('mail.chat-message-moderated.open'),
          href: url(`/chats/${message.slug}${message.number === null ? '' : `/messages/${message.number}`}`),
        },
      ],
    };
  },
});

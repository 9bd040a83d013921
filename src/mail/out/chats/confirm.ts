import { isolate } from '../../../i18n/translate.ts';
import { messageById } from '../../../rooms/chats/index.ts';
import { defineMail } from '../define.ts';

/**
 * Asks whether a message is the reader's. Anybody can type anybody's address, so the mail holds nothing that was typed; the page behind the
 * link shows it. `data.message`.
 */
export const chatMessageConfirmMail = defineMail({
  kind: 'chat-message-confirm',
  category: null,
  readable: true,
  many: false,
  urgent: true,
  wording: [
    'mail.chat-message-confirm.subject',
    'mail.chat-message-confirm.body',
    'mail.chat-message-confirm.button',
    'mail.chat-message-confirm.not-you',
  ],
  compose: async ({ ctx, t, link, programme, person }, data) => {
    const message = await messageById(ctx, programme.id, data.message);
    if (message?.author_id !== person.id || message.state !== 'unconfirmed') return null;
    const title = isolate(message.title);
    return {
      subject: t('mail.chat-message-confirm.subject', { title }),
      blocks: [
        { p: t('mail.chat-message-confirm.body', { title, programme: programme.name }) },
        { button: t('mail.chat-message-confirm.button'), href: link('chat-message', String(message.id)) },
        { p: t('mail.chat-message-confirm.not-you') },
      ],
    };
  },
});

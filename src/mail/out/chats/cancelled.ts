import { defineMail } from '../define.ts';
import { TO_MANY, chatCalendar, chatParts } from './parts.ts';

/** Tells everybody who heard of a live chat that it was called off, and why. `data.chat`, `data.sequence`. */
export const chatCancelledMail = defineMail({
  kind: 'chat-cancelled',
  ...TO_MANY,
  wording: ['mail.chat-cancelled.subject', 'mail.chat-cancelled.body', 'mail.chat-cancelled.rest'],
  calendar: chatCalendar,
  compose: async (tools, data) => {
    const { t } = tools;
    const parts = await chatParts(tools, data);
    const hasBegun = parts?.chat.state === 'over';
    if (!parts || (parts.chat.state !== 'cancelled' && !hasBegun)) return null;
    const { chat, values, page } = parts;
    return {
      subject: t('mail.chat-cancelled.subject', { title: chat.title }),
      blocks: [
        { p: t(hasBegun ? 'mail.chat-cancelled.rest' : 'mail.chat-cancelled.body', values) },
        ...(chat.cancel_reason === '' ? [] : [{ quote: chat.cancel_reason }]),
        ...(hasBegun ? [{ button: t('mail.chat-announced.button'), href: page }] : []),
      ],
    };
  },
});

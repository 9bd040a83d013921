import { defineMail } from '../define.ts';
import { TO_MANY, chatCalendar, chatParts } from './parts.ts';

/** Tells everybody who heard of a live chat that it was called off, and why. `data.chat`, `data.sequence`. */
export const chatCancelledMail = defineMail({
  kind: 'chat-cancelled',
  ...TO_MANY,
  wording: ['mail.chat-cancelled.subject', 'mail.chat-cancelled.body'],
  calendar: chatCalendar,
  compose: async (tools, data) => {
    const { t } = tools;
    const parts = await chatParts(tools, data);
    if (parts?.chat.state !== 'cancelled') return null;
    const { chat, values } = parts;
    return {
      subject: t('mail.chat-cancelled.subject', { title: chat.title }),
      blocks: [
        { p: t('mail.chat-cancelled.body', values) },
        ...(chat.cancel_reason === '' ? [] : [{ quote: chat.cancel_reason }]),
      ],
    };
  },
});

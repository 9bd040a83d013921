import { defineMail } from '../define.ts';
import { TO_MANY, chatCalendar, chatParts, hoursBlock } from './parts.ts';

/** Tells everybody who heard of a live chat that it was moved to another hour. `data.chat`, `data.sequence`. */
export const chatMovedMail = defineMail({
  kind: 'chat-moved',
  ...TO_MANY,
  wording: ['mail.chat-moved.subject', 'mail.chat-moved.body', 'mail.chat-announced.button'],
  calendar: chatCalendar,
  compose: async (tools, data) => {
    const { t } = tools;
    const parts = await chatParts(tools, data);
    if (parts?.chat.state !== 'announced') return null;
    return {
      subject: t('mail.chat-moved.subject', { title: parts.chat.title }),
      blocks: [
        { p: t('mail.chat-moved.body', parts.values) },
        hoursBlock(
          tools,
          parts.chat.sessions.filter(({ state }) => state !== 'closed'),
        ),
        { button: t('mail.chat-announced.button'), href: parts.page },
      ],
    };
  },
});

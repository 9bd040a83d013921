import { zoneName } from '../../../ui/index.ts';
import { defineMail } from '../define.ts';
import { TO_MANY, chatCalendar, chatParts, hoursBlock } from './parts.ts';

/**
 * Tells somebody that a country changed its rules for clocks, so that a live chat is at another hour for them. `data.chat`, `data.session`.
 */
export const chatShiftedMail = defineMail({
  kind: 'chat-shifted',
  ...TO_MANY,
  many: false,
  wording: ['mail.chat-shifted.subject', 'mail.chat-shifted.body', 'mail.chat-announced.button'],
  calendar: chatCalendar,
  compose: async (tools, data) => {
    const { t, locale: lang } = tools;
    const parts = await chatParts(tools, data);
    const session = parts?.chat.sessions.find(({ id }) => id === data.session);
    if (parts?.chat.state !== 'announced' || session?.state !== 'planned') return null;
    return {
      subject: t('mail.chat-shifted.subject', { title: parts.chat.title }),
      blocks: [
        { p: t('mail.chat-shifted.body', { ...parts.values, zone: zoneName({ lang, t }, session.zone) }) },
        hoursBlock(tools, [session]),
        { button: t('mail.chat-announced.button'), href: parts.page },
      ],
    };
  },
});

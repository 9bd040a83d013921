import { defineMail } from '../define.ts';
import { TO_MANY, chatCalendar, chatParts, hoursBlock } from './parts.ts';

/** Tells everybody of a round that a live chat is announced. `data.chat`, `data.sequence`. */
export const chatAnnouncedMail = defineMail({
  kind: 'chat-announced',
  ...TO_MANY,
  canWait: true,
  wording: [
    'mail.chat-announced.subject',
    'mail.chat-announced.body',
    'mail.chat-announced.twice',
    'mail.chat-announced.button',
    'mail.chat-announced.remind',
  ],
  calendar: chatCalendar,
  compose: async (tools, data) => {
    const { t, locale } = tools;
    const parts = await chatParts(tools, data);
    if (parts?.chat.state !== 'announced') return null;
    const { chat, page, values } = parts;
    return {
      subject: t('mail.chat-announced.subject', { title: chat.title }),
      blocks: [
        { p: t('mail.chat-announced.body', values) },
        hoursBlock(tools, chat.sessions),
        ...(chat.sessions.length > 1 ? [{ p: t('mail.chat-announced.twice') }] : []),
        ...(chat.about === ''
          ? []
          : [{ p: chat.about, ...(chat.locale === locale ? {} : { lang: chat.locale }) }]),
        ...(chat.hashtag === '' ? [] : [{ p: `#${chat.hashtag}` }]),
        { button: t('mail.chat-announced.button'), href: page },
        { p: t('mail.chat-announced.remind') },
      ],
    };
  },
});

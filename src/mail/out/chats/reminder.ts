import { defineMail } from '../define.ts';
import { chatParts, hoursBlock } from './parts.ts';

/** Reminds somebody who asked for it that a session begins. `data.chat`, `data.session`, `data.step`, `data.at`. */
export const chatReminderMail = defineMail({
  kind: 'chat-reminder',
  category: 'chats',
  readable: true,
  many: false,
  writtenLate: true,
  wording: [
    'mail.chat-reminder.subject',
    'mail.chat-reminder.subject-soon',
    'mail.chat-reminder.day',
    'mail.chat-reminder.soon',
    'mail.chat-reminder.button',
    'mail.chat-reminder.change',
  ],
  compose: async (tools, { session: id, step, at, ...data }) => {
    const { t, ctx } = tools;
    const parts = await chatParts(tools, data);
    const session = parts?.chat.sessions.find((one) => one.id === id);
    const isOn = session?.state !== 'closed' && session?.starts_at.toISOString() === at;
    if (parts?.chat.state !== 'announced' || !session || !isOn) return null;
    // The reminder of the day before does not leave once the session has begun.
    if (step === 'day' && session.starts_at <= ctx.clock.now()) return null;
    const { chat, page, values } = parts;
    return {
      subject: t(step === 'day' ? 'mail.chat-reminder.subject' : 'mail.chat-reminder.subject-soon', {
        title: chat.title,
      }),
      blocks: [
        { p: t(`mail.chat-reminder.${step}`, values) },
        hoursBlock(tools, [session]),
        { button: t('mail.chat-reminder.button'), href: page },
        { p: t('mail.chat-reminder.change') },
      ],
    };
  },
});

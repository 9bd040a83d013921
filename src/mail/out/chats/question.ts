import { isolate } from '../../../i18n/translate.ts';
import { scriptOf, takesLate } from '../../../rooms/chats/index.ts';
import { questionSubject } from '../../ownAddresses/chatQuestion.ts';
import { defineMail } from '../define.ts';
import { chatParts } from './parts.ts';
import { signatureFor } from './signature.ts';

/** A question of a live chat, as soon as it is asked, for somebody who wants to answer by mail. `data.chat`, `data.question`. */
export const chatQuestionMail = defineMail({
  kind: 'chat-question',
  category: 'chats',
  readable: true,
  many: false,
  writtenLate: true,
  answer: (data) => ({ kind: 'chat', subject: questionSubject(data) }),
  wording: [
    'mail.chat-question.subject',
    'mail.chat-question.hello',
    'mail.chat-question.reply',
    'mail.chat-question.late',
    'mail.chat-question.room',
    'mail.chat-question.end',
    'mail.reply.above',
  ],
  compose: async (tools, data) => {
    const { t, ctx, programme, once, canReply } = tools;
    const { question: number } = data;
    const parts = await chatParts(tools, data);
    if (!parts) return null;
    const { chat, page, values } = parts;
    const isOn = chat.sessions.some(({ state }) => state === 'open') || takesLate(chat, ctx.clock.now());
    const script = await once(`script ${programme.id}/${chat.id}`, () =>
      scriptOf(ctx, programme.id, chat.id),
    );
    const asked = script.find((one) => one.number === number);
    if (!isOn || !asked) return null;
    const name = isolate(await signatureFor(tools, chat.id));
    return {
      subject: t('mail.chat-question.subject', { number, title: chat.title }),
      blocks: [
        ...(canReply ? [{ p: t('mail.reply.above') }] : []),
        { p: t('mail.chat-question.hello', { ...values, number }) },
        { heading: asked.body, ...(chat.locale === tools.locale ? {} : { lang: chat.locale }) },
        ...(canReply ? [{ p: t('mail.chat-question.reply', { name }) }] : []),
        { p: t('mail.chat-question.late', { days: chat.late_days }) },
        { button: t('mail.chat-question.room'), href: page },
        { p: t('mail.chat-question.end') },
      ],
    };
  },
});

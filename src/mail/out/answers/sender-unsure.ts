import { isolate } from '../../../i18n/translate.ts';
import { callOf } from '../../../rooms/people/index.ts';
import { defineMail } from '../define.ts';

/** Asks whether a mail that used the person's reply address is theirs. `data.incoming`, `data.sender`. */
export const senderUnsureMail = defineMail({
  kind: 'sender-unsure',
  category: null,
  readable: true,
  many: false,
  answers: true,
  wording: [
    'mail.sender-unsure.subject',
    'mail.sender-unsure.body',
    'mail.sender-unsure.button',
    'mail.sender-unsure.reply',
    'mail.sender-unsure.not-you',
  ],
  answer: (data) => ({ kind: 'vouch', subject: Number(data['incoming']) }),
  compose: ({ t, link, person, programme, canReply }, data) =>
    Promise.resolve({
      subject: t('mail.sender-unsure.subject', { programme: programme.name }),
      blocks: [
        {
          p: t('mail.sender-unsure.body', {
            reader: callOf(person),
            sender: isolate(String(data['sender'] ?? '')),
          }),
        },
        { button: t('mail.sender-unsure.button'), href: link('sender', String(Number(data['incoming']))) },
        ...(canReply ? [{ p: t('mail.sender-unsure.reply') }] : []),
        { p: t('mail.sender-unsure.not-you') },
      ],
    }),
});

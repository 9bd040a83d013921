import { isolate } from '../../../i18n/translate.ts';
import { isCategory } from '../../../rooms/preferences/index.ts';
import { callOf } from '../../../rooms/people/index.ts';
import { defineMail } from '../define.ts';

/**
 * Asks whether a mail is the person's: it used their reply address (`data.sender` wrote it), or it stops a kind of mail in their name
 * (`data.stops`). `data.incoming`.
 */
export const senderUnsureMail = defineMail({
  kind: 'sender-unsure',
  category: null,
  readable: true,
  many: false,
  answers: true,
  wording: [
    'mail.sender-unsure.subject',
    'mail.sender-unsure.body',
    'mail.sender-unsure.stops',
    'mail.sender-unsure.button',
    'mail.sender-unsure.reply',
    'mail.sender-unsure.not-you',
  ],
  answer: (data) => ({ kind: 'vouch', subject: data.incoming }),
  compose: ({ t, link, person, programme, canReply }, data) => {
    const { stops = '', sender = '', incoming } = data;
    return Promise.resolve({
      subject: t('mail.sender-unsure.subject', { programme: programme.name }),
      blocks: [
        {
          p: isCategory(stops)
            ? t('mail.sender-unsure.stops', {
                reader: callOf(person),
                programme: programme.name,
                category: t(`unsubscribe.category.${stops}`),
              })
            : t('mail.sender-unsure.body', {
                reader: callOf(person),
                sender: isolate(sender),
              }),
        },
        { button: t('mail.sender-unsure.button'), href: link('sender', String(incoming)) },
        ...(canReply ? [{ p: t('mail.sender-unsure.reply') }] : []),
        { p: t('mail.sender-unsure.not-you') },
      ],
    });
  },
});

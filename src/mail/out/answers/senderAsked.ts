import { defineMail } from '../define.ts';

/**
 * Tells the address a mail came from, which belongs to nobody who takes part, that the mail waits. The owner of the reply address is asked
 * (`data.isAsked`), or was asked too often today. The mail names nobody.
 */
export const senderAskedMail = defineMail({
  kind: 'sender-asked',
  category: null,
  readable: true,
  many: false,
  answers: true,
  wording: [
    'mail.sender-asked.subject',
    'mail.sender-asked.body',
    'mail.sender-asked.asked',
    'mail.sender-asked.again',
    'mail.sender-asked.people',
  ],
  compose: ({ t, programme, canReply }, data) =>
    Promise.resolve({
      subject: t('mail.sender-asked.subject', { programme: programme.name }),
      blocks: [
        { p: t('mail.sender-asked.body') },
        { p: t(data.isAsked ? 'mail.sender-asked.asked' : 'mail.sender-asked.again') },
        ...(canReply ? [{ p: t('mail.sender-asked.people') }] : []),
      ],
    }),
});

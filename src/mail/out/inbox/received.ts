import { defineMail } from '../define.ts';

/**
 * What you wrote is here. Anybody can give anybody's address on the contact form, so nothing that was written there stands in it,
 * not even a name. At most one a day.
 */
export const inboxReceivedMail = defineMail({
  kind: 'inbox-received',
  category: null,
  readable: true,
  many: false,
  answers: true,
  wording: ['mail.inbox-received.subject', 'mail.inbox-received.body', 'mail.inbox-received.not-you'],
  compose: ({ programme, t }, data) =>
    Promise.resolve({
      subject: t('mail.inbox-received.subject', { programme: programme.name }),
      ...(data['inReplyTo'] ? { references: [String(data['inReplyTo'])] } : {}),
      blocks: [
        { p: t('mail.inbox-received.body', { programme: programme.name }) },
        { p: t('mail.inbox-received.not-you') },
      ],
    }),
});

import { defineReply } from '../defineReply.ts';

/** Tells an address what became of its yes by mail to "is this your address?": mails come there now, or the change waits for others. */
export const addressYoursMail = defineReply({
  kind: 'address-yours',
  wording: ['mail.address-yours.subject', 'mail.address-yours.now', 'mail.address-yours.waits'],
  compose: ({ programme, t }, { waits }) => {
    const values = { programme: programme.name };
    return Promise.resolve({
      subject: t('mail.address-yours.subject', values),
      blocks: [{ p: t(`mail.address-yours.${waits ? 'waits' : 'now'}`, values) }],
    });
  },
});

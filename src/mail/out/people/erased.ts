import { defineMail } from '../define.ts';

/** The last mail: everything is deleted. Its address stands nowhere else any more, and is deleted once the mail has left. */
export const erasedMail = defineMail({
  kind: 'erased',
  category: null,
  readable: false,
  many: false,
  urgent: true,
  fixed: true,
  afterErasure: true,
  wording: ['mail.erased.subject', 'mail.erased.body', 'mail.erased.thanks'],
  compose: ({ programme, t }) => {
    const values = { programme: programme.name };
    return Promise.resolve({
      subject: t('mail.erased.subject', values),
      blocks: [{ p: t('mail.erased.body', values) }, { p: t('mail.erased.thanks') }],
    });
  },
});

import { defineAccountMail } from '../define.ts';

/** Tells somebody that all their data will be deleted, and how to stay. */
export const erasureAskedMail = defineAccountMail({
  kind: 'erasure-asked',
  wording: [
    'mail.erasure-asked.subject',
    'mail.erasure-asked.body',
    'mail.erasure-asked.stay',
    'mail.erasure-asked.button',
    'mail.erasure-asked.not-you',
  ],
  compose: ({ programme, person, t, link, when }) => {
    if (!person.erase_at) return Promise.resolve(null);
    const values = { programme: programme.name };
    return Promise.resolve({
      subject: t('mail.erasure-asked.subject', values),
      blocks: [
        { p: t('mail.erasure-asked.body', { ...values, when: when(person.erase_at) }) },
        { p: t('mail.erasure-asked.stay') },
        { button: t('mail.erasure-asked.button'), href: link('keep') },
        { p: t('mail.erasure-asked.not-you') },
      ],
    });
  },
});

import { defineAccountMail } from '../define.ts';

/** Tells somebody once a day that strangers ask for codes in their name, and lets their own new browser get one. */
export const signInManyMail = defineAccountMail({
  kind: 'sign-in-many',
  wording: [
    'mail.sign-in-many.subject',
    'mail.sign-in-many.body',
    'mail.sign-in-many.in',
    'mail.sign-in-many.button',
    'mail.sign-in-many.ignore',
  ],
  compose: ({ t, link, programme }) => {
    const values = { programme: programme.name };
    return Promise.resolve({
      subject: t('mail.sign-in-many.subject', values),
      blocks: [
        { p: t('mail.sign-in-many.body', values) },
        { p: t('mail.sign-in-many.in') },
        { button: t('mail.sign-in-many.button'), href: link('code') },
        { p: t('mail.sign-in-many.ignore') },
      ],
    });
  },
});

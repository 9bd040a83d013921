import { defineAccountMail } from '../define.ts';

/** The code to sign in with. It passes through the outbox unread: the digits are put in when the mail leaves. */
export const signInCode = defineAccountMail({
  kind: 'sign-in-code',
  wording: ['mail.sign-in-code.subject', 'mail.sign-in-code.body', 'mail.sign-in-code.once'],
  compose: ({ t, secret, programme }, data) => {
    const code = secret('code', data.code);
    return Promise.resolve({
      subject: t('mail.sign-in-code.subject', { code, programme: programme.name }),
      blocks: [
        { p: t('mail.sign-in-code.body', { programme: programme.name }) },
        { heading: code },
        { p: t('mail.sign-in-code.once') },
      ],
    });
  },
});

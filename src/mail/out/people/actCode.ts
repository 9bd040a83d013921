import { defineAccountMail } from '../define.ts';

/**
 * The code that is asked for before an account changes for good. `data.act` is the act that it serves for, and the code serves for no
 * other.
 */
export const actCodeMail = defineAccountMail({
  kind: 'act-code',
  wording: [
    'mail.act-code.subject',
    'mail.act-code.address',
    'mail.act-code.sign-in',
    'mail.act-code.data',
    'mail.act-code.erasure',
    'mail.act-code.invitation',
    'mail.act-code.merge',
    'mail.act-code.merged',
    'mail.act-code.once',
    'mail.act-code.not-you',
    'mail.act-code.not-you-invitation',
    'mail.act-code.not-you-merged',
    'mail.act-code.details',
  ],
  compose: ({ t, url, secret, programme }, data) => {
    const code = secret('code', data.code);
    const { act } = data;
    const values = { programme: programme.name };
    const isSignedIn = act !== 'invitation' && act !== 'merged';
    return Promise.resolve({
      subject: t('mail.act-code.subject', { code, ...values }),
      blocks: [
        { p: t(`mail.act-code.${act}`, values) },
        { heading: code },
        { p: t('mail.act-code.once') },
        { p: t(isSignedIn ? 'mail.act-code.not-you' : `mail.act-code.not-you-${act}`) },
        ...(isSignedIn ? [{ button: t('mail.act-code.details'), href: url('/me') }] : []),
      ],
    });
  },
});

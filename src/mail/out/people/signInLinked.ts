import { callOf } from '../../../rooms/people/index.ts';
import { defineAccountMail } from '../define.ts';

/** Tells a person that one more way to sign in was linked to their account, in case somebody else linked it. */
export const signInLinkedMail = defineAccountMail({
  kind: 'sign-in-linked',
  wording: [
    'mail.sign-in-linked.subject',
    'mail.sign-in-linked.hello',
    'mail.sign-in-linked.body',
    'mail.sign-in-linked.button',
    'mail.sign-in-linked.trouble',
  ],
  compose: ({ t, url, programme, person }, data) => {
    const provider = data.provider;
    const values = { provider, programme: programme.name };
    return Promise.resolve({
      subject: t('mail.sign-in-linked.subject', values),
      blocks: [
        ...(callOf(person) ? [{ p: t('mail.sign-in-linked.hello', { name: callOf(person) }) }] : []),
        { p: t('mail.sign-in-linked.body', { ...values, name: data.name || provider }) },
        { p: t('mail.sign-in-linked.trouble') },
        { button: t('mail.sign-in-linked.button'), href: url('/me') },
      ],
    });
  },
});

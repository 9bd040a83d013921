import type { MailData } from '../../../rooms/kinds.ts';
import { defineAccountMail } from '../define.ts';
import type { MailTools } from '../define.ts';

/** Tells somebody of a sign-in with a new browser, and how to undo it. `data`: when, and the browser's name. */
export const newSignInMail = defineAccountMail({
  kind: 'new-sign-in',
  wording: [
    'mail.new-sign-in.subject',
    'mail.new-sign-in.body',
    'mail.new-sign-in.browser',
    'mail.new-sign-in.unknown',
    'mail.new-sign-in.ignore',
    'mail.new-sign-in.not-you',
    'mail.new-sign-in.button',
    'mail.new-sign-in.undo',
  ],
  compose: (tools, data) => {
    const { t, programme, link, when } = tools;
    const at = new Date(data.at);
    const values = { programme: programme.name, when: when(at), browser: calledIn(tools, data) };
    return Promise.resolve({
      subject: t('mail.new-sign-in.subject', values),
      blocks: [
        { p: t('mail.new-sign-in.body', values) },
        { p: t('mail.new-sign-in.ignore') },
        { p: t('mail.new-sign-in.not-you') },
        { button: t('mail.new-sign-in.button'), href: link('sign-out', String(at.getTime())) },
        { p: t('mail.new-sign-in.undo') },
      ],
    });
  },
});

function calledIn({ t }: MailTools, { browser, system }: MailData<'new-sign-in'>): string {
  if (browser && system) return t('mail.new-sign-in.browser', { browser, system });
  return browser ?? system ?? t('mail.new-sign-in.unknown');
}

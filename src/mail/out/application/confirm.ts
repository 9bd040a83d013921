import { defineMail } from '../define.ts';
import type { MailDefinition } from '../define.ts';
import { applicationParts } from './applicationParts.ts';

/** Asks whether the address is the applicant's: when the application comes in, and once more when applications close. */
function confirmMail(kind: 'application-confirm' | 'application-unconfirmed'): MailDefinition<typeof kind> {
  return defineMail({
    kind,
    category: null,
    readable: true,
    many: false,
    // Urgent: without the link, somebody who has just applied could not go on while mail is paused.
    urgent: kind === 'application-confirm',
    wording: [
      `mail.${kind}.subject`,
      `mail.${kind}.body`,
      'mail.application-confirm.button',
      'mail.application-confirm.reply',
    ],
    answer: (data) => ({ kind: 'confirm', subject: data.application }),
    compose: async (tools, data) => {
      const found = await applicationParts(tools, data);
      if (found?.application.state !== 'submitted') return null;
      const { t, programme } = tools;
      return {
        subject: t(`mail.${kind}.subject`, { programme: programme.name }),
        blocks: [
          found.hello,
          { p: t(`mail.${kind}.body`) },
          {
            button: t('mail.application-confirm.button'),
            href: tools.link('confirm', String(found.application.id)),
          },
          ...(tools.canReply ? [{ p: t('mail.application-confirm.reply') }] : []),
          found.next,
        ],
      };
    },
  });
}

export const applicationConfirm = confirmMail('application-confirm');
export const applicationUnconfirmed = confirmMail('application-unconfirmed');

import { defineForMany } from '../define.ts';
import type { MailDefinition } from '../define.ts';
import { applicationParts } from './applicationParts.ts';

/** "Are you still available?", and the same once more for those who said nothing. */
function availabilityMail(
  kind: 'availability-request' | 'availability-reminder',
): MailDefinition<typeof kind> {
  return defineForMany({
    kind,
    wording: [
      `mail.${kind}.subject`,
      `mail.${kind}.body`,
      'mail.availability-request.button',
      'mail.availability-request.reply',
    ],
    answer: (data) => ({ kind: 'available', subject: data.application }),
    compose: async (tools, data) => {
      const found = await applicationParts(tools, data);
      if (found?.stand.standing !== 'asked') return null;
      const { t } = tools;
      return {
        subject: t(`mail.${kind}.subject`, { round: found.round }),
        blocks: [
          found.hello,
          { p: t(`mail.${kind}.body`) },
          {
            button: t('mail.availability-request.button'),
            href: tools.link('available', String(found.application.id)),
          },
          ...(tools.canReply ? [{ p: t('mail.availability-request.reply') }] : []),
          found.next,
        ],
      };
    },
  });
}

export const availabilityRequest = availabilityMail('availability-request');
export const availabilityReminder = availabilityMail('availability-reminder');

import { defineForMany } from '../define.ts';
import { applicationParts } from './applicationParts.ts';

/** Applications close soon, and this one was begun but not sent in. */
export const draftReminder = defineForMany({
  kind: 'draft-reminder',
  wording: ['mail.draft-reminder.subject', 'mail.draft-reminder.body', 'mail.draft-reminder.leave'],
  compose: async (tools, data) => {
    const found = await applicationParts(tools, data);
    if (found?.stand.standing !== 'draft' || found.stand.phase !== 'open') return null;
    const { t, programme } = tools;
    return {
      subject: t('mail.draft-reminder.subject', { programme: programme.name }),
      blocks: [
        found.hello,
        { p: t('mail.draft-reminder.body', { round: found.round }) },
        {
          button: t('mail.application-resume.button'),
          href: tools.link('resume', String(found.application.id)),
        },
        found.next,
        { p: t('mail.draft-reminder.leave') },
      ],
    };
  },
});

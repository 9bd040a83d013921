import { defineForMany } from '../define.ts';
import { applicationScene } from './applicationParts.ts';

/** Applications close soon, and this one is begun and not sent in. */
export const draftReminder = defineForMany({
  kind: 'draft-reminder',
  wording: ['mail.draft-reminder.subject', 'mail.draft-reminder.body', 'mail.draft-reminder.leave'],
  compose: async (scene, data) => {
    const found = await applicationScene(scene, data);
    if (found?.stand.standing !== 'draft' || found.stand.phase !== 'open') return null;
    const { t, programme } = scene;
    return {
      subject: t('mail.draft-reminder.subject', { programme: programme.name }),
      blocks: [
        found.hello,
        { p: t('mail.draft-reminder.body', { round: found.round }) },
        {
          button: t('mail.application-resume.button'),
          href: scene.link('resume', String(found.application.id)),
        },
        found.next,
        { p: t('mail.draft-reminder.leave') },
      ],
    };
  },
});

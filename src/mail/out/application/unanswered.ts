import { defineForMany } from '../define.ts';
import { applicationScene } from './applicationParts.ts';

/** Partners have been introduced, and this person never said whether they were still there: nobody was looked for, and what comes next. */
export const unansweredMail = defineForMany({
  kind: 'unanswered',
  wording: ['mail.unanswered.subject', 'mail.unanswered.body', 'mail.application.tell-me'],
  compose: async (scene, data) => {
    const found = await applicationScene(scene, data);
    const { application } = found ?? {};
    if (!found || application?.state !== 'confirmed' || application.available_at) return null;
    return {
      subject: scene.t('mail.unanswered.subject', { round: found.round }),
      blocks: [
        found.hello,
        { p: scene.t('mail.unanswered.body', { round: found.round }) },
        found.next,
        ...found.tell,
        found.status,
      ],
    };
  },
});

import { defineForMany } from '../define.ts';
import { applicationParts } from './applicationParts.ts';

/**
 * Partners were introduced, and this person never confirmed that they are still available. Nobody was sought for them; tells what comes
 * next.
 */
export const unansweredMail = defineForMany({
  kind: 'unanswered',
  wording: ['mail.unanswered.subject', 'mail.unanswered.body', 'mail.application.tell-me'],
  compose: async (tools, data) => {
    const found = await applicationParts(tools, data);
    const { application } = found ?? {};
    if (!found || application?.state !== 'confirmed' || application.available_at) return null;
    return {
      subject: tools.t('mail.unanswered.subject', { round: found.round }),
      blocks: [
        found.hello,
        { p: tools.t('mail.unanswered.body', { round: found.round }) },
        found.next,
        ...found.tell,
        found.status,
      ],
    };
  },
});

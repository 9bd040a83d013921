import { defineForMany } from '../define.ts';
import { applicationParts } from './applicationParts.ts';

/** No partner this time: the reader's own reason, what would change it, that they come first next time, and when that is. */
export const waitingMail = defineForMany({
  kind: 'waiting',
  wording: ['mail.waiting.subject', 'mail.waiting.body', 'mail.waiting.priority', 'mail.application.tell-me'],
  compose: async (tools, data) => {
    const found = await applicationParts(tools, data, { isTold: true });
    if (found?.application.state !== 'waiting') return null;
    const { t } = tools;
    return {
      subject: t('mail.waiting.subject', { round: found.round }),
      blocks: [
        found.hello,
        { p: t('mail.waiting.body') },
        ...found.why,
        ...found.again,
        found.next,
        ...found.tell,
        found.status,
      ],
    };
  },
});

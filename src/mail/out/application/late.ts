import { defineForMany } from '../define.ts';
import { applicationParts } from './applicationParts.ts';

/** The round closed while the application was a draft: until when its answers are kept, and the next round's date. */
export const applicationLate = defineForMany({
  kind: 'application-late',
  wording: ['mail.application-late.subject', 'mail.application-late.body', 'mail.application.tell-me'],
  compose: async (tools, data) => {
    const found = await applicationParts(tools, data);
    if (found?.application.state !== 'draft') return null;
    const { t, when } = tools;
    const kept = when(found.stand.round.dates.purges.dueAt);
    return {
      subject: t('mail.application-late.subject', { round: found.round }),
      blocks: [
        found.hello,
        { p: t('mail.application-late.body', { round: found.round, date: kept }) },
        found.next,
        ...found.tell,
        found.status,
      ],
    };
  },
});

import { defineForMany } from '../define.ts';
import { partnershipParts } from './partnershipParts.ts';

/** A week before the round ends. `data.partnership`. */
export const endingSoonMail = defineForMany({
  kind: 'ending-soon',
  wording: [
    'mail.ending-soon.subject',
    'mail.ending-soon.body',
    'mail.ending-soon.how',
    'mail.ending-soon.write',
  ],
  compose: async (tools, data) => {
    const found = await partnershipParts(tools, data);
    if (!found || found.own.state === 'ended' || found.own.me.leftAt) return null;
    const { t, when } = tools;
    const values = { ...found.values, date: when(found.round.dates.ends.dueAt) };
    return {
      subject: t('mail.ending-soon.subject', values),
      blocks: [
        { p: t('mail.ending-soon.body', values) },
        { p: t('mail.ending-soon.how') },
        { button: t('mail.ending-soon.write'), href: found.page },
      ],
    };
  },
});

import { defineMail } from '../define.ts';
import { partnershipParts } from './partnershipParts.ts';

/** A volunteer ended the partnership; says whether another partner is looked for. `data.partnership`, `data.another`. */
export const partnershipEndedMail = defineMail({
  kind: 'partnership-ended',
  category: null,
  readable: true,
  many: false,
  wording: [
    'mail.partnership-ended.subject',
    'mail.partnership-ended.body',
    'mail.partnership-ended.another',
    'mail.partnership-ended.over',
  ],
  compose: async (tools, data) => {
    const found = await partnershipParts(tools, data, { evenApart: true });
    if (found?.own.state !== 'ended') return null;
    const { t, when, url } = tools;
    return {
      subject: t('mail.partnership-ended.subject'),
      blocks: [
        { p: t('mail.partnership-ended.body', found.values) },
        {
          p: data.another
            ? t('mail.partnership-ended.another', { date: when(found.round.dates.ends.dueAt) })
            : t('mail.partnership-ended.over', { contact: url('/contact') }),
        },
      ],
    };
  },
});

import { regionName } from '../../../../lib/world/countries.ts';
import { trioById } from '../../../../rooms/pairing/index.ts';
import { definePrivateReply } from '../../defineReply.ts';
import { partnershipParts } from '../partnershipParts.ts';

/** Notes a member's yes or no by mail to whether somebody may join, while they are not yet three. `data.question`, `data.yes`. */
export const trioNotedMail = definePrivateReply({
  kind: 'trio-noted',
  wording: ['mail.trio-noted.subject', 'mail.trio-noted.yes', 'mail.trio-noted.no'],
  answer: (data) => ({ kind: 'trio', subject: data.question }),
  compose: async (tools, data) => {
    const { ctx, programme, locale, t, when } = tools;
    const question = await trioById(ctx, programme.id, data.question);
    // The question was settled meanwhile: another mail or the member's page says so.
    if (!question || (data.yes && question.closedAt)) return null;
    const found = await partnershipParts(tools, question);
    if (!found) return null;
    const values = {
      ...found.values,
      country: question.country ? regionName(locale, question.country) : '–',
      date: when(question.closesAt),
    };
    return {
      subject: t('mail.trio-noted.subject', values),
      blocks: [{ p: t(data.yes ? 'mail.trio-noted.yes' : 'mail.trio-noted.no', values) }],
    };
  },
});

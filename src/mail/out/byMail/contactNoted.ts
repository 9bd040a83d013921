import { definePrivateReply } from '../defineReply.ts';
import { namesOf, presentPartners } from '../partners/partnerBlocks.ts';
import { partnershipParts } from '../partners/partnershipParts.ts';

/** Notes the answer by mail to whether somebody talked with their partners. `data.partnership`, `data.answer`. */
export const contactNotedMail = definePrivateReply({
  kind: 'contact-noted',
  wording: [
    'mail.contact-noted.subject',
    'mail.contact-noted.subject-not-yet',
    'mail.contact-noted.talked',
    'mail.contact-noted.not-yet',
    'mail.contact-noted.change',
    'mail.reply.above',
  ],
  answer: (data) => ({ kind: 'contact', subject: data.partnership }),
  compose: async (tools, { answer, ...data }) => {
    const found = await partnershipParts(tools, data);
    if (!found || found.own.state === 'ended' || found.own.me.leftAt) return null;
    const { t } = tools;
    const names = namesOf(tools, presentPartners(found.own));
    const other = answer === 'talked' ? 'not-yet' : 'talked';
    return {
      subject: t(answer === 'talked' ? 'mail.contact-noted.subject' : 'mail.contact-noted.subject-not-yet'),
      blocks: [
        { p: t('mail.reply.above') },
        { p: t(`mail.contact-noted.${answer}`, { ...found.values, names }) },
        { p: t('mail.contact-noted.change', { word: t(`mail.by-mail.word.${other}`) }) },
      ],
    };
  },
});

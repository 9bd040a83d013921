import { partnersAtEnd } from '../../../rooms/partnerships/index.ts';
import { definePrivateReply } from '../defineReply.ts';
import { partnershipParts } from '../partners/partnershipParts.ts';

/** Notes the answer to whether the person wants to stay in touch: a yes, and when it counts; or a no. `data.partnership`, `data.yes`. */
export const touchNotedMail = definePrivateReply({
  kind: 'touch-noted',
  wording: [
    'mail.touch-noted.subject',
    'mail.touch-noted.soon',
    'mail.touch-noted.wait',
    'mail.touch-noted.yes',
    'mail.touch-noted.no',
    'mail.touch-noted.given',
    'mail.reply.above',
  ],
  answer: (data) => ({ kind: 'touch', subject: data.partnership }),
  compose: async (tools, data) => {
    const found = await partnershipParts(tools, data);
    if (!found) return null;
    const { staysInTouch, touchDueAt } = found.own.me;
    const { t, when } = tools;
    const counted = { ...found.values, count: partnersAtEnd(found.own).length };
    const subject = t('mail.touch-noted.subject', found.values);
    if (data.yes && touchDueAt)
      return {
        subject,
        blocks: [
          { p: t('mail.reply.above') },
          { p: t('mail.touch-noted.soon', { ...counted, date: when(touchDueAt) }) },
          { p: t('mail.touch-noted.wait') },
        ],
      };
    // They changed their mind meanwhile; or both want to stay in touch, and another mail says so.
    if (data.yes && (!staysInTouch || partnersAtEnd(found.own).every(({ address }) => address !== null)))
      return null;
    const values = { ...counted, date: when(found.round.dates.purges.dueAt) };
    return {
      subject,
      blocks: [{ p: t(`mail.touch-noted.${data.given ? 'given' : data.yes ? 'yes' : 'no'}`, values) }],
    };
  },
});

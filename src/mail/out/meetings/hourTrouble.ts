import { definePrivateReply } from '../defineReply.ts';
import { answerBlocks } from '../partners/partnerBlocks.ts';
import { partnershipParts } from '../partners/partnershipParts.ts';

/** Says that an hour of the introduction, chosen by its number, could not be proposed, and why. `data.partnership`, `data.reason`. */
export const hourTroubleMail = definePrivateReply({
  kind: 'hour-trouble',
  wording: [
    'mail.hour-trouble.subject',
    'mail.hour-trouble.past',
    'mail.hour-trouble.many-open',
    'mail.agreement-reopened.reply',
  ],
  answer: (data) => ({ kind: 'letter', subject: data.partnership }),
  compose: async (tools, data) => {
    const { t } = tools;
    const found = await partnershipParts(tools, data);
    if (!found || found.own.state === 'ended' || found.own.me.leftAt) return null;
    const { values, page, own } = found;
    return {
      subject: t('mail.hour-trouble.subject', values),
      blocks: [
        { p: t(`mail.hour-trouble.${data.reason}`, values) },
        { button: t('mail.meeting-trouble.button'), href: page },
        ...answerBlocks(tools, own),
      ],
    };
  },
});

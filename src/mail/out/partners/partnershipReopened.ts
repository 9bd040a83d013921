import { defineMail } from '../define.ts';
import { answerBlocks } from './partnerBlocks.ts';
import { partnershipParts } from './partnershipParts.ts';

/** Tells that the end of a partnership was undone. `data.partnership`. */
export const partnershipReopenedMail = defineMail({
  kind: 'partnership-reopened',
  category: null,
  readable: true,
  many: false,
  wording: [
    'mail.partnership-reopened.subject',
    'mail.partnership-reopened.body',
    'mail.agreement-reopened.reply',
  ],
  answer: (data) => ({ kind: 'letter', subject: data.partnership }),
  compose: async (tools, data) => {
    const found = await partnershipParts(tools, data, { evenApart: true });
    if (!found || found.own.state === 'ended' || found.own.me.leftAt) return null;
    const { t } = tools;
    return {
      subject: t('mail.partnership-reopened.subject', found.values),
      blocks: [
        { p: t('mail.partnership-reopened.body', found.values) },
        { button: t('mail.partner-left.open'), href: found.page },
        ...answerBlocks(tools, found.own),
      ],
    };
  },
});

import { defineMail } from '../../define.ts';
import { answerBlocks } from '../partnerBlocks.ts';
import { agreementParts, byWhom, termsBlock } from './agreementParts.ts';

/** Tells that a partner would like to talk again about the agreement that stands. `data.partnership`, `data.agreement`. */
export const agreementReopenedMail = defineMail({
  kind: 'agreement-reopened',
  category: null,
  readable: true,
  many: false,
  wording: [
    'mail.agreement-reopened.subject',
    'mail.agreement-reopened.body',
    'mail.agreement-reopened.stands',
    'mail.agreement-reopened.button',
    'mail.agreement-reopened.reply',
  ],
  answer: (data) => ({ kind: 'letter', subject: data.partnership }),
  compose: async (tools, data) => {
    const { t } = tools;
    const found = await agreementParts(tools, data);
    const { standing, open } = found?.agreement ?? {};
    // A proposal has a mail of its own.
    if (!found || standing?.id !== data.agreement || open) return null;
    const name = byWhom(found, standing, 'reopenedAt', tools);
    if (name === null) return null;
    const values = { ...found.values, name };
    return {
      subject: t('mail.agreement-reopened.subject', values),
      blocks: [
        { p: t('mail.agreement-reopened.body', values) },
        { p: t('mail.agreement-reopened.stands') },
        termsBlock(tools, standing),
        { button: t('mail.agreement-reopened.button', values), href: found.page },
        ...answerBlocks(tools, found.own),
      ],
    };
  },
});

import { defineMail } from '../../define.ts';
import { answerBlocks } from '../partnerBlocks.ts';
import { agreementParts, termsBlock } from './agreementParts.ts';

/** Tells every member what they have agreed on. `data.partnership`, `data.agreement`. */
export const agreementAcceptedMail = defineMail({
  kind: 'agreement-accepted',
  category: null,
  readable: true,
  many: false,
  wording: [
    'mail.agreement-accepted.subject',
    'mail.agreement-accepted.body',
    'mail.agreement-accepted.rhythm',
    'mail.agreement-accepted.flexible',
    'mail.agreement-accepted.button',
    'mail.agreement-accepted.reopen',
    'mail.agreement-reopened.reply',
  ],
  answer: (data) => ({ kind: 'letter', subject: data.partnership }),
  compose: async (tools, data) => {
    const { t } = tools;
    const found = await agreementParts(tools, data);
    const { standing } = found?.agreement ?? {};
    if (!found || standing?.id !== data.agreement) return null;
    const { values } = found;
    return {
      subject: t('mail.agreement-accepted.subject', values),
      blocks: [
        { p: t('mail.agreement-accepted.body', values) },
        termsBlock(tools, standing),
        {
          p: t(
            standing.howOften === 'flexible'
              ? 'mail.agreement-accepted.flexible'
              : 'mail.agreement-accepted.rhythm',
          ),
        },
        { button: t('mail.agreement-accepted.button', values), href: found.page },
        { p: t('mail.agreement-accepted.reopen') },
        ...answerBlocks(tools, found.own),
      ],
    };
  },
});

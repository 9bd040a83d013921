import { hasAccepted } from '../../../../rooms/partnerships/index.ts';
import { defineMail } from '../../define.ts';
import { agreementParts, byWhom, termsBlock } from './agreementParts.ts';

/** Asks whether somebody agrees to what a partner proposes, with one click or one word. `data.partnership`, `data.agreement`. */
export const agreementProposedMail = defineMail({
  kind: 'agreement-proposed',
  category: null,
  readable: true,
  many: false,
  wording: [
    'mail.agreement-proposed.subject',
    'mail.agreement-proposed.body',
    'mail.agreement-proposed.asked',
    'mail.agreement-proposed.before',
    'mail.agreement-proposed.button',
    'mail.agreement-proposed.word',
    'mail.agreement-proposed.letter',
    'mail.agreement-proposed.change',
  ],
  answer: (data) => ({ kind: 'agreement', subject: data.agreement }),
  compose: async (tools, data) => {
    const { t, link, canReply, person } = tools;
    const found = await agreementParts(tools, data);
    const { open, standing } = found?.agreement ?? {};
    // Meanwhile somebody proposed something else, or the reader has said yes.
    if (!found || open?.id !== data.agreement || hasAccepted(open, person.id)) return null;
    const name = byWhom(found, open, 'proposed', tools) ?? t('partnership.former');
    const values = { ...found.values, name, agreed: t('mail.by-mail.word.agreed') };
    return {
      subject: t('mail.agreement-proposed.subject', values),
      blocks: [
        ...(canReply ? [{ p: t('mail.reply.above') }] : []),
        { p: t(data.isLetter ? 'mail.agreement-proposed.asked' : 'mail.agreement-proposed.body', values) },
        termsBlock(tools, open),
        ...(standing ? [{ p: t('mail.agreement-proposed.before') }] : []),
        {
          button: t('mail.agreement-proposed.button', values),
          href: link('agreement', String(data.agreement)),
        },
        ...(canReply
          ? [
              { p: t('mail.agreement-proposed.word', values) },
              { p: t('mail.agreement-proposed.letter', values) },
            ]
          : []),
        { p: t('mail.agreement-proposed.change', values) },
      ],
    };
  },
});

import { agreementIn } from '../../../../rooms/partnerships/index.ts';
import { defineMail } from '../../define.ts';
import { answerBlocks } from '../partnerBlocks.ts';
import { partnerNamed, partnershipParts } from '../partnershipParts.ts';

/**
 * A third person has joined a pair, as both members said yes. `data.partnership`; `data.person` who joined. What the pair had agreed on
 * waits for the third yes.
 */
export const trioJoinedMail = defineMail({
  kind: 'trio-joined',
  category: null,
  readable: true,
  many: false,
  wording: [
    'mail.trio-joined.subject',
    'mail.trio-joined.body',
    'mail.trio-joined.agreement',
    'mail.trio-joined.open',
    'mail.agreement-reopened.reply',
  ],
  answer: (data) => ({ kind: 'letter', subject: data.partnership }),
  compose: async (tools, data) => {
    const found = await partnershipParts(tools, data);
    const name = found ? partnerNamed(found, data.person, tools) : null;
    if (!found || name === null || found.own.me.leftAt) return null;
    const { t } = tools;
    const values = { ...found.values, name };
    const { open } = await agreementIn(tools.ctx, tools.programme.id, found.own);
    return {
      subject: t('mail.trio-joined.subject', values),
      blocks: [
        { p: t('mail.trio-joined.body', values) },
        ...(open ? [{ p: t('mail.trio-joined.agreement', values) }] : []),
        { button: t('mail.trio-joined.open'), href: found.page },
        ...answerBlocks(tools, found.own),
      ],
    };
  },
});

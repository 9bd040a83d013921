import { isolate } from '../../../i18n/translate.ts';
import { partnershipOf } from '../../../rooms/partnerships/index.ts';
import { callOf } from '../../../rooms/people/index.ts';
import { defineMail } from '../define.ts';
import { answerBlocks } from './partnerBlocks.ts';

/** A partner's address, after both chose to show theirs. `data.partnership`, `data.partner`. */
export const addressesShownMail = defineMail({
  kind: 'addresses-shown',
  category: null,
  readable: false,
  many: false,
  canWait: true,
  wording: [
    'mail.addresses-shown.subject',
    'mail.addresses-shown.body',
    'mail.addresses-shown.both',
    'mail.addresses-shown.open',
    'mail.agreement-reopened.reply',
  ],
  answer: (data) => ({ kind: 'letter', subject: data.partnership }),
  compose: async (tools, data) => {
    const { ctx, programme, person, t, link } = tools;
    const own = await partnershipOf(ctx, programme.id, person.id, data.partnership);
    const partner = own?.partners.find((one) => one.person === data.partner);
    if (!own || !partner?.address) return null;
    const name = isolate(callOf(partner));
    return {
      subject: t('mail.addresses-shown.subject', { name }),
      blocks: [
        { p: t('mail.addresses-shown.body', { reader: callOf(person), name }) },
        { heading: partner.address },
        { p: t('mail.addresses-shown.both', { name }) },
        { button: t('mail.addresses-shown.open'), href: link('partnership', String(own.id)) },
        ...answerBlocks(tools, own),
      ],
    };
  },
});

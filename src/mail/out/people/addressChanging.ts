import { maskAddress } from '../../../lib/address/maskAddress.ts';
import { addressChangeById } from '../../../rooms/people/index.ts';
import { defineAccountMail } from '../define.ts';

/** Goes to the present address while a new one, given by volunteers, waits. Its button says no. */
export const addressChangingMail = defineAccountMail({
  kind: 'address-changing',
  wording: [
    'mail.address-changing.subject',
    'mail.address-changing.body',
    'mail.address-changing.when',
    'mail.address-changing.button',
    'mail.address-changing.ignore',
  ],
  compose: async ({ ctx, programme, t, link, when }, data) => {
    const change = await addressChangeById(ctx, programme.id, data.change);
    if (!change?.holdsAt) return null;
    const values = { programme: programme.name };
    return {
      subject: t('mail.address-changing.subject', values),
      blocks: [
        { p: t('mail.address-changing.body', { ...values, address: maskAddress(change.address) }) },
        { p: t('mail.address-changing.when', { when: when(change.holdsAt) }) },
        { button: t('mail.address-changing.button'), href: link('address-kept', String(change.id)) },
        { p: t('mail.address-changing.ignore') },
      ],
    };
  },
});

import { maskAddress } from '../../../lib/address/maskAddress.ts';
import { changedAddressById } from '../../../rooms/people/index.ts';
import { defineAccountMail } from '../define.ts';

/** Goes to the old address, with the way back. The mail shows the new address masked, so that only its owner recognises it. */
export const addressChangedMail = defineAccountMail({
  kind: 'address-changed',
  wording: [
    'mail.address-changed.subject',
    'mail.address-changed.body',
    'mail.address-changed.back',
    'mail.address-changed.button',
    'mail.address-changed.ignore',
  ],
  compose: async ({ ctx, programme, person, t, link, when }, data) => {
    const change = await changedAddressById(ctx, programme.id, data.change);
    if (!change || person.address === null) return null;
    const values = { programme: programme.name };
    return {
      subject: t('mail.address-changed.subject', values),
      blocks: [
        { p: t('mail.address-changed.body', { ...values, address: maskAddress(person.address) }) },
        { p: t('mail.address-changed.back', { until: when(change.backUntil) }) },
        { button: t('mail.address-changed.button'), href: link('address-back', String(change.id)) },
        { p: t('mail.address-changed.ignore') },
      ],
    };
  },
});

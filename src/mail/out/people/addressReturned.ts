import { maskAddress } from '../../../lib/address/maskAddress.ts';
import { defineAccountMail } from '../define.ts';

/** Tells an address that the account has gone back to its earlier address. */
export const addressReturnedMail = defineAccountMail({
  kind: 'address-returned',
  wording: ['mail.address-returned.subject', 'mail.address-returned.body', 'mail.address-returned.wrong'],
  compose: ({ programme, person, t }) => {
    if (person.address === null) return Promise.resolve(null);
    const values = { programme: programme.name };
    return Promise.resolve({
      subject: t('mail.address-returned.subject', values),
      blocks: [
        { p: t('mail.address-returned.body', { ...values, address: maskAddress(person.address) }) },
        { p: t('mail.address-returned.wrong') },
      ],
    });
  },
});

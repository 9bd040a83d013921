import { addressChangeById } from '../../../rooms/people/index.ts';
import { defineAccountMail } from '../define.ts';

/** Goes to the new address; its link makes that address the person's. */
export const addressChangeMail = defineAccountMail({
  kind: 'address-change',
  wording: [
    'mail.address-change.subject',
    'mail.address-change.body',
    'mail.address-change.confirm',
    'mail.address-change.ignore',
  ],
  compose: async ({ ctx, programme, t, link }, data) => {
    const change = await addressChangeById(ctx, programme.id, data.change);
    if (!change) return null;
    return {
      subject: t('mail.address-change.subject', { programme: programme.name }),
      blocks: [
        { p: t('mail.address-change.body', { programme: programme.name }) },
        { button: t('mail.address-change.confirm'), href: link('address', String(change.id)) },
        { p: t('mail.address-change.ignore') },
      ],
    };
  },
});

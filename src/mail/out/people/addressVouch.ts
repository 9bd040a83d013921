import { changeToVouch } from '../../../rooms/people/index.ts';
import { defineAccountMail } from '../define.ts';

/**
 * Asks each person who shares letters with somebody whether another address is that person's. Without a yes, the address cannot open these
 * letters.
 */
export const addressVouchMail = defineAccountMail({
  kind: 'address-vouch',
  wording: [
    'mail.address-vouch.subject',
    'mail.address-vouch.body',
    'mail.address-vouch.why',
    'mail.address-vouch.button',
    'mail.address-vouch.ignore',
  ],
  compose: async ({ ctx, programme, person, t, link }, { change }) => {
    const found = await changeToVouch(ctx, { programme: programme.id, change, person: person.id });
    if (!found) return null;
    const values = { programme: programme.name, name: found.name };
    return {
      subject: t('mail.address-vouch.subject', values),
      blocks: [
        { p: t('mail.address-vouch.body', values) },
        { p: t('mail.address-vouch.why', values) },
        { button: t('mail.address-vouch.button'), href: link('address-vouch', String(change)) },
        { p: t('mail.address-vouch.ignore') },
      ],
    };
  },
});

import { addressChangeById } from '../../../rooms/people/index.ts';
import { defineAccountMail } from '../define.ts';

/** Goes to the new address; its link makes that address the person's. Says who asked for the change: the person or a volunteer. */
export const addressChangeMail = defineAccountMail({
  kind: 'address-change',
  wording: [
    'mail.address-change.subject',
    'mail.address-change.body',
    'mail.address-change.confirm',
    'mail.address-change.ignore',
    'mail.address-change.offer-subject',
    'mail.address-change.offer-body',
    'mail.address-change.offer-ignore',
  ],
  answer: ({ change }) => ({ kind: 'address', subject: change }),
  compose: async ({ ctx, programme, t, link }, data) => {
    const change = await addressChangeById(ctx, programme.id, data.change);
    if (!change) return null;
    const says = change.offered ? 'mail.address-change.offer-' : 'mail.address-change.';
    return {
      subject: t(`${says}subject`, { programme: programme.name }),
      blocks: [
        { p: t(`${says}body`, { programme: programme.name }) },
        {
          button: t('mail.address-change.confirm'),
          href: link(change.offered ? 'address-offered' : 'address', String(change.id)),
        },
        { p: t(`${says}ignore`) },
      ],
    };
  },
});

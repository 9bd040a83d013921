import { maskAddress } from '../../../lib/address/maskAddress.ts';
import { duplicateById, mergeById } from '../../../rooms/duplicates/index.ts';
import { defineAccountMail } from '../define.ts';

/**
 * Asks the owner of an address whether another address is theirs as well. The mail shows the other one masked, so that only its owner
 * recognises it.
 */
export const mergeAskedMail = defineAccountMail({
  kind: 'merge-asked',
  wording: [
    'mail.merge-asked.subject',
    'mail.merge-asked.body',
    'mail.merge-asked.what',
    'mail.merge-asked.button',
    'mail.merge-asked.ignore',
  ],
  compose: async ({ ctx, programme, person, t, link }, data) => {
    const found = await duplicateById(ctx, programme.id, data.duplicate);
    if (found?.said !== 'asked' || !found.kept || found.gone?.id !== person.id) return null;
    const values = { programme: programme.name, address: maskAddress(found.kept.address) };
    return {
      subject: t('mail.merge-asked.subject', values),
      blocks: [
        { p: t('mail.merge-asked.body', values) },
        { p: t('mail.merge-asked.what') },
        { button: t('mail.merge-asked.button'), href: link('merge', String(data.duplicate)) },
        { p: t('mail.merge-asked.ignore') },
      ],
    };
  },
});

/** Tells somebody that everything from another address is theirs now. */
export const peopleMergedMail = defineAccountMail({
  kind: 'people-merged',
  wording: ['mail.people-merged.subject', 'mail.people-merged.body', 'mail.people-merged.wrong'],
  compose: async ({ ctx, programme, t }, data) => {
    const merge = await mergeById(ctx, programme.id, data.merge);
    if (!merge) return null;
    const values = { programme: programme.name, address: maskAddress(merge.goneAddress) };
    return {
      subject: t('mail.people-merged.subject', values),
      blocks: [{ p: t('mail.people-merged.body', values) }, { p: t('mail.people-merged.wrong') }],
    };
  },
});

/**
 * Tells the address that was joined to another one, after its owner was proven to have said so. A code that was given away, or a mail
 * passed on, may have been enough for that proof.
 */
export const addressJoinedMail = defineAccountMail({
  kind: 'address-joined',
  wording: ['mail.address-joined.subject', 'mail.address-joined.body', 'mail.address-joined.wrong'],
  compose: async ({ ctx, programme, t }, data) => {
    const merge = await mergeById(ctx, programme.id, data.merge);
    if (!merge?.keptAddress) return null;
    const values = { programme: programme.name, address: maskAddress(merge.keptAddress) };
    return {
      subject: t('mail.address-joined.subject', values),
      blocks: [{ p: t('mail.address-joined.body', values) }, { p: t('mail.address-joined.wrong') }],
    };
  },
});

/** Tells somebody who got the earlier mail that the other address is not theirs after all. */
export const peoplePartedMail = defineAccountMail({
  kind: 'people-parted',
  wording: ['mail.people-parted.subject', 'mail.people-parted.body', 'mail.people-parted.wrong'],
  compose: ({ programme, t }) => {
    const values = { programme: programme.name };
    return Promise.resolve({
      subject: t('mail.people-parted.subject', values),
      blocks: [{ p: t('mail.people-parted.body', values) }, { p: t('mail.people-parted.wrong') }],
    });
  },
});

/** Tells the address that was joined, if its owner was told so, that it is separate again. */
export const addressPartedMail = defineAccountMail({
  kind: 'address-parted',
  wording: ['mail.address-parted.subject', 'mail.address-parted.body', 'mail.people-parted.wrong'],
  compose: ({ programme, t }) => {
    const values = { programme: programme.name };
    return Promise.resolve({
      subject: t('mail.address-parted.subject', values),
      blocks: [{ p: t('mail.address-parted.body', values) }, { p: t('mail.people-parted.wrong') }],
    });
  },
});

import { ownName } from '../../../lib/world/languages.ts';
import { defineMail } from '../define.ts';

/** A coordinator changed somebody's details for them: tells their name, language and zone as they are now. */
export const detailsChangedForMail = defineMail({
  kind: 'details-changed-for',
  category: null,
  readable: true,
  many: false,
  wording: [
    'mail.details-changed-for.subject',
    'mail.details-changed-for.body',
    'mail.details-changed-for.name',
    'mail.details-changed-for.language',
    'mail.details-changed-for.zone',
    'mail.details-changed-for.button',
    'mail.details-changed-for.wrong',
  ],
  compose: ({ t, url, programme, person }) => {
    const values = { programme: programme.name };
    return Promise.resolve({
      subject: t('mail.details-changed-for.subject', values),
      blocks: [
        { p: t('mail.details-changed-for.body', values) },
        { p: t('mail.details-changed-for.name', { name: person.name }) },
        { p: t('mail.details-changed-for.language', { language: ownName(person.locale) }) },
        { p: t('mail.details-changed-for.zone', { zone: person.zone ?? programme.zone }) },
        { button: t('mail.details-changed-for.button'), href: url('/me') },
        { p: t('mail.details-changed-for.wrong') },
      ],
    });
  },
});

import { dayRange } from '../../../ui/index.ts';
import { defineMail } from '../define.ts';

/** Tells an operator once that the server's disk will soon be full. `data.full` is the day, if the pace gives one. */
export const diskFillingMail = defineMail({
  kind: 'disk-filling',
  category: null,
  readable: true,
  many: false,
  urgent: true,
  fixed: true,
  wording: [
    'mail.disk-filling.subject',
    'mail.disk-filling.by',
    'mail.disk-filling.nearly',
    'mail.disk-filling.then',
    'mail.disk-filling.button',
  ],
  compose: ({ t, locale, url }, { full }) => {
    const site = new URL(url('/')).origin;
    return Promise.resolve({
      subject: t('mail.disk-filling.subject', { site: new URL(site).host }),
      blocks: [
        {
          p: full
            ? t('mail.disk-filling.by', { day: dayRange(locale, full, full) })
            : t('mail.disk-filling.nearly'),
        },
        { p: t('mail.disk-filling.then') },
        { button: t('mail.disk-filling.button'), href: `${site}/operator` },
      ],
    });
  },
});

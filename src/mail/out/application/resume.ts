import { defineMail } from '../define.ts';
import { applicationParts } from './applicationParts.ts';

/** The way back to an application that was begun. */
export const applicationResume = defineMail({
  kind: 'application-resume',
  category: null,
  readable: true,
  many: false,
  urgent: true,
  wording: [
    'mail.application-resume.subject',
    'mail.application-resume.body',
    'mail.application-resume.button',
    'mail.application-resume.not-you',
  ],
  compose: async (tools, data) => {
    const found = await applicationParts(tools, data);
    if (!found) return null;
    const { t, programme } = tools;
    return {
      subject: t('mail.application-resume.subject', { programme: programme.name }),
      blocks: [
        found.hello,
        { p: t('mail.application-resume.body') },
        {
          button: t('mail.application-resume.button'),
          href: tools.link('resume', String(found.application.id)),
        },
        found.next,
        { p: t('mail.application-resume.not-you') },
      ],
    };
  },
});

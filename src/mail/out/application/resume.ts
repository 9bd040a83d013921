import { defineMail } from '../define.ts';
import { applicationScene } from './applicationParts.ts';

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
  compose: async (scene, data) => {
    const found = await applicationScene(scene, data);
    if (!found) return null;
    const { t, programme } = scene;
    return {
      subject: t('mail.application-resume.subject', { programme: programme.name }),
      blocks: [
        found.hello,
        { p: t('mail.application-resume.body') },
        {
          button: t('mail.application-resume.button'),
          href: scene.link('resume', String(found.application.id)),
        },
        found.next,
        { p: t('mail.application-resume.not-you') },
      ],
    };
  },
});

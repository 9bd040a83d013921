import { defineMail } from '../define.ts';
import { importScene } from './scene.ts';

/** Asks somebody whom a volunteer brought from a spreadsheet to look at what it says of them, and to confirm. */
export const importInvitation = defineMail({
  kind: 'import-invitation',
  category: null,
  readable: true,
  many: true,
  wording: [
    'mail.import-invitation.subject',
    'mail.import-invitation.body',
    'mail.import.hello',
    'mail.import.hello-nobody',
    'mail.import.button',
    'mail.import.closes',
    'mail.import.gone',
    'mail.import.nothing',
  ],
  compose: async (scene, data) => {
    const found = await importScene(scene, data);
    if (!found) return null;
    const { t, programme } = scene;
    return {
      subject: t('mail.import-invitation.subject', { programme: programme.name }),
      blocks: [
        found.hello,
        { p: t('mail.import-invitation.body', { programme: programme.name }) },
        found.look,
        found.dates,
        { p: t('mail.import.nothing') },
      ],
    };
  },
});

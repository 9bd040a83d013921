import { defineMail } from '../define.ts';
import { importScene } from './scene.ts';

/** Reminds an imported person, once, before what was imported goes. */
export const importReminder = defineMail({
  kind: 'import-reminder',
  category: null,
  readable: true,
  many: true,
  wording: [
    'mail.import-reminder.subject',
    'mail.import-reminder.body',
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
      subject: t('mail.import-reminder.subject', { programme: programme.name }),
      blocks: [
        found.hello,
        { p: t('mail.import-reminder.body', { programme: programme.name }) },
        found.look,
        found.dates,
        { p: t('mail.import.nothing') },
      ],
    };
  },
});

import { defineMail } from '../define.ts';
import { applicationScene } from '../application/scene.ts';

/** Where one stands and what comes next, as the answer to a mail that asked for it or changed it. `data.application`. */
export const standingMail = defineMail({
  kind: 'standing',
  category: null,
  readable: true,
  many: false,
  answers: true,
  wording: ['mail.standing.subject', 'mail.standing.help'],
  compose: async (scene, data) => {
    const found = await applicationScene(scene, data);
    if (!found) return null;
    const { t, programme } = scene;
    const { standing } = found.stand;
    const title = t(`standing.${standing}.title`);
    return {
      subject: t('mail.standing.subject', { programme: programme.name, standing: title }),
      ...(data['inReplyTo'] ? { references: [String(data['inReplyTo'])] } : {}),
      blocks: [
        found.hello,
        { p: `${title}. ${t(`standing.${standing}.lead`)}` },
        ...found.why,
        found.next,
        found.status,
        { p: t('mail.standing.help') },
      ],
    };
  },
});

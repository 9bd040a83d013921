import { defineMail } from '../define.ts';
import type { MailDefinition } from '../define.ts';
import { partnershipScene } from '../partners/scene.ts';

/** What somebody writes when something is wrong, and that it is here. `data.partnership`; `data.leftOut` when files were attached, which stay behind. */
function concernMail(kind: 'concern-asked' | 'concern-noted'): MailDefinition {
  return defineMail({
    kind,
    category: null,
    readable: true,
    many: false,
    answers: true,
    wording: [
      `mail.${kind}.subject`,
      `mail.${kind}.body`,
      ...(kind === 'concern-noted' ? (['mail.concern-noted.left-out'] as const) : []),
    ],
    answer: (data) => ({ kind: 'concern', subject: Number(data['partnership']) }),
    compose: async (scene, data) => {
      const found = await partnershipScene(scene, data);
      if (!found) return null;
      const { t, programme } = scene;
      const values = { ...found.values, programme: programme.name };
      return {
        subject: t(`mail.${kind}.subject`, values),
        ...(data['inReplyTo'] ? { references: [String(data['inReplyTo'])] } : {}),
        blocks: [
          { p: t('mail.reply.above') },
          { p: t(`mail.${kind}.body`, values) },
          ...(kind === 'concern-noted' && data['leftOut'] === true
            ? [{ p: t('mail.concern-noted.left-out') }]
            : []),
        ],
      };
    },
  });
}

export const concernAskedMail = concernMail('concern-asked');
export const concernNotedMail = concernMail('concern-noted');

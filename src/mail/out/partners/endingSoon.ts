import { defineForMany } from '../define.ts';
import { partnershipScene } from './partnershipParts.ts';

/** A week before the round ends. `data.partnership`. */
export const endingSoonMail = defineForMany({
  kind: 'ending-soon',
  wording: [
    'mail.ending-soon.subject',
    'mail.ending-soon.body',
    'mail.ending-soon.how',
    'mail.ending-soon.write',
  ],
  compose: async (scene, data) => {
    const found = await partnershipScene(scene, data);
    if (!found || found.own.state === 'ended' || found.own.me.leftAt) return null;
    const { t, when } = scene;
    const values = { ...found.values, date: when(found.round.dates.ends.dueAt) };
    return {
      subject: t('mail.ending-soon.subject', values),
      blocks: [
        { p: t('mail.ending-soon.body', values) },
        { p: t('mail.ending-soon.how') },
        { button: t('mail.ending-soon.write'), href: found.page },
      ],
    };
  },
});

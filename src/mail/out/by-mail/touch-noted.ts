import { defineMail } from '../define.ts';
import { partnershipScene } from '../partners/scene.ts';

/** What somebody answered to the question whether to stay in touch is noted. `data.partnership`, `data.yes`. */
export const touchNotedMail = defineMail({
  kind: 'touch-noted',
  category: null,
  readable: false,
  many: false,
  answers: true,
  wording: ['mail.touch-noted.subject', 'mail.touch-noted.yes', 'mail.touch-noted.no'],
  answer: (data) => ({ kind: 'touch', subject: Number(data['partnership']) }),
  compose: async (scene, data) => {
    const found = await partnershipScene(scene, data);
    // When both would like to, the mail that says so is on its way.
    if (!found || (data['yes'] && found.own.partners.every(({ address }) => address !== null))) return null;
    const { t, when } = scene;
    const values = { ...found.values, date: when(found.round.dates.purges.dueAt) };
    return {
      subject: t('mail.touch-noted.subject', values),
      ...(data['inReplyTo'] ? { references: [String(data['inReplyTo'])] } : {}),
      blocks: [{ p: t(data['yes'] ? 'mail.touch-noted.yes' : 'mail.touch-noted.no', values) }],
    };
  },
});

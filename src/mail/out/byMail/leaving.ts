import { applicationScene } from '../application/scene.ts';
import { defineMail } from '../define.ts';
import { partnershipScene } from '../partners/scene.ts';

/** Asks once more before one leaves one's partners (`data.partnership`) or takes one's application back (`data.application`). */
export const leavingMail = defineMail({
  kind: 'leaving',
  category: null,
  readable: true,
  many: false,
  answers: true,
  wording: [
    'mail.leaving.subject',
    'mail.leaving.subject-withdraw',
    'mail.leaving.partners',
    'mail.leaving.another',
    'mail.leaving.withdraw',
    'mail.leaving.nothing',
  ],
  answer: (data) =>
    data['partnership']
      ? { kind: 'leave', subject: Number(data['partnership']) }
      : { kind: 'withdraw', subject: Number(data['application']) },
  compose: async (scene, data) => {
    const { t, programme } = scene;
    const references = data['inReplyTo'] ? { references: [String(data['inReplyTo'])] } : {};
    const above = { p: t('mail.reply.above') };
    const nothing = { p: t('mail.leaving.nothing') };
    if (!data['partnership']) {
      const found = await applicationScene(scene, data);
      if (!found) return null;
      const body = { p: t('mail.leaving.withdraw', { round: found.round, programme: programme.name }) };
      return {
        subject: t('mail.leaving.subject-withdraw', { round: found.round }),
        ...references,
        blocks: [above, found.hello, body, nothing],
      };
    }
    const found = await partnershipScene(scene, data);
    if (!found || found.own.state === 'ended' || found.own.me.leftAt) return null;
    return {
      subject: t('mail.leaving.subject', found.values),
      ...references,
      blocks: [
        above,
        { p: t('mail.leaving.partners', found.values) },
        { p: t('mail.leaving.another') },
        nothing,
      ],
    };
  },
});

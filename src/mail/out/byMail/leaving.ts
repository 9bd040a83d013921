import { applicationParts } from '../application/applicationParts.ts';
import { defineMail } from '../define.ts';
import { partnershipParts } from '../partners/partnershipParts.ts';

/** Asks once more before somebody leaves their partners (`data.partnership`) or takes their application back (`data.application`). */
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
    'mail.leaving.break',
    'mail.leaving.withdraw',
    'mail.leaving.nothing',
  ],
  answer: ({ partnership, application = 0 }) =>
    partnership ? { kind: 'leave', subject: partnership } : { kind: 'withdraw', subject: application },
  compose: async (tools, { partnership, application = 0 }) => {
    const { t, programme } = tools;
    const above = { p: t('mail.reply.above') };
    const nothing = { p: t('mail.leaving.nothing') };
    if (!partnership) {
      const found = await applicationParts(tools, { application });
      if (!found) return null;
      const body = { p: t('mail.leaving.withdraw', { round: found.round, programme: programme.name }) };
      return {
        subject: t('mail.leaving.subject-withdraw', { round: found.round }),
        blocks: [above, found.hello, body, nothing],
      };
    }
    const found = await partnershipParts(tools, { partnership }, { evenApart: true });
    if (!found || found.own.state === 'ended' || found.own.me.leftAt) return null;
    return {
      subject: t('mail.leaving.subject', found.values),
      blocks: [
        above,
        { p: t('mail.leaving.partners', found.values) },
        { p: t('mail.leaving.another') },
        { p: t('mail.leaving.break', found.values) },
        nothing,
      ],
    };
  },
});

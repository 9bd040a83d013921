import { defineReply } from '../defineReply.ts';
import { partnershipParts } from '../partners/partnershipParts.ts';

/** Says when somebody leaves their partners, after a word by mail, and how to stay. `data.partnership`. */
export const leavingPlannedMail = defineReply({
  kind: 'leaving-planned',
  wording: [
    'mail.leaving-planned.subject',
    'mail.leaving-planned.body',
    'mail.leaving-planned.another',
    'mail.leaving-planned.until',
    'mail.leaving-planned.stay',
    'mail.leaving-planned.button',
    'mail.reply.above',
  ],
  answer: (data) => ({ kind: 'leave', subject: data.partnership }),
  compose: async (tools, data) => {
    const found = await partnershipParts(tools, data, { evenApart: true });
    const leavesAt = found?.own.me.leavesAt;
    if (!found || !leavesAt || found.own.state === 'ended') return null;
    const { t, when } = tools;
    const values = { ...found.values, date: when(leavesAt) };
    return {
      subject: t('mail.leaving-planned.subject', values),
      blocks: [
        { p: t('mail.reply.above') },
        {
          p: t(
            found.own.me.leavesForAnother ? 'mail.leaving-planned.another' : 'mail.leaving-planned.body',
            values,
          ),
        },
        { p: t('mail.leaving-planned.until') },
        { p: t('mail.leaving-planned.stay') },
        { button: t('mail.leaving-planned.button'), href: found.page },
      ],
    };
  },
});

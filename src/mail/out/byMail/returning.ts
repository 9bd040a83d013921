import { canComeBack } from '../../../rooms/applications/index.ts';
import { applicationParts } from '../application/applicationParts.ts';
import { defineMail } from '../define.ts';

/** Asks somebody who withdrew or was not available, and has written since, whether they want to come back. `data.application`. */
export const returningMail = defineMail({
  kind: 'returning',
  category: null,
  readable: true,
  many: false,
  answers: true,
  wording: ['mail.returning.subject', 'mail.returning.body', 'mail.returning.yes', 'mail.leaving.nothing'],
  answer: (data) => ({ kind: 'back', subject: data.application }),
  compose: async (tools, data) => {
    const found = await applicationParts(tools, data);
    if (!found || !(await canComeBack(tools.ctx, found.application))) return null;
    const { t, programme } = tools;
    const values = { round: found.round, programme: programme.name };
    return {
      subject: t('mail.returning.subject', values),
      blocks: [
        { p: t('mail.reply.above') },
        found.hello,
        { p: t('mail.returning.body', values) },
        { p: t('mail.returning.yes') },
        { p: t('mail.leaving.nothing') },
      ],
    };
  },
});

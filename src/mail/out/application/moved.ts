import { defineMail } from '../define.ts';
import { applicationParts } from './applicationParts.ts';

/** A coordinator moved the application to a later round: which round, and what happens next. */
export const applicationMoved = defineMail({
  kind: 'application-moved',
  category: null,
  readable: true,
  many: false,
  wording: ['mail.application-moved.subject', 'mail.application-moved.body', 'mail.application-moved.wrong'],
  compose: async (tools, data) => {
    const found = await applicationParts(tools, data);
    if (!found || !['submitted', 'confirmed', 'waiting'].includes(found.application.state)) return null;
    const { t, programme } = tools;
    return {
      subject: t('mail.application-moved.subject', { programme: programme.name }),
      blocks: [
        found.hello,
        { p: t('mail.application-moved.body', { round: found.round }) },
        found.next,
        { p: t('mail.application-moved.wrong') },
        found.status,
      ],
    };
  },
});

import { defineMail } from '../define.ts';
import { applicationParts } from './applicationParts.ts';

/** A volunteer turned the application down: their words, and the next round's date. */
export const applicationDeclined = defineMail({
  kind: 'application-declined',
  category: null,
  readable: true,
  many: false,
  wording: [
    'mail.application-declined.subject',
    'mail.application-declined.body',
    'mail.application.tell-me',
  ],
  compose: async (tools, data) => {
    const found = await applicationParts(tools, data);
    if (found?.application.state !== 'declined') return null;
    const { t, programme } = tools;
    return {
      subject: t('mail.application-declined.subject', { programme: programme.name }),
      blocks: [
        found.hello,
        { p: t('mail.application-declined.body', { round: found.round }) },
        { quote: found.application.declined_reason ?? '' },
        found.next,
        ...found.tell,
        found.status,
      ],
    };
  },
});

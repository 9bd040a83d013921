import { defineMail } from '../define.ts';
import { applicationParts } from './applicationParts.ts';

/** A coordinator reinstated an application whose person had been told that it was gone. */
export const applicationReinstated = defineMail({
  kind: 'application-reinstated',
  category: null,
  readable: true,
  many: false,
  wording: [
    'mail.application-reinstated.subject',
    'mail.application-reinstated.body',
    'mail.application-moved.wrong',
  ],
  compose: async (tools, data) => {
    const found = await applicationParts(tools, data);
    if (!found || !['submitted', 'confirmed', 'waiting'].includes(found.application.state)) return null;
    const { t, programme } = tools;
    return {
      subject: t('mail.application-reinstated.subject', { programme: programme.name }),
      blocks: [
        found.hello,
        { p: t('mail.application-reinstated.body', { round: found.round }) },
        found.next,
        { p: t('mail.application-moved.wrong') },
        found.status,
      ],
    };
  },
});

import { applicationParts } from '../../application/applicationParts.ts';
import { defineMail } from '../../define.ts';

/** Tells the person who still waits that the pair stays two, without saying who said no. `data.application`. */
export const trioDeclinedMail = defineMail({
  kind: 'trio-declined',
  category: null,
  readable: true,
  many: false,
  wording: ['mail.trio-declined.subject', 'mail.trio-declined.body', 'mail.trio-declined.again'],
  answer: (data) => ({ kind: 'again', subject: data.application }),
  compose: async (tools, data) => {
    const { t } = tools;
    const found = await applicationParts(tools, data);
    if (found?.application.state !== 'waiting') return null;
    return {
      subject: t('mail.trio-declined.subject'),
      blocks: [
        found.hello,
        { p: t('mail.trio-declined.body') },
        ...found.again,
        { p: t('mail.trio-declined.again') },
        found.status,
      ],
    };
  },
});

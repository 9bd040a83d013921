import { callOf } from '../../../rooms/people/index.ts';
import { defineMail } from '../define.ts';
import { refusedPictures } from './refusedPictures.ts';

/** Says that a mail arrived, but not everything that was attached to it. `data.count`, and `data.refusals` of pictures. */
export const attachmentsRefusedMail = defineMail({
  kind: 'attachments-refused',
  category: null,
  readable: true,
  many: false,
  answers: true,
  wording: [
    'mail.attachments-refused.subject',
    'mail.attachments-refused.body',
    'mail.attachments-refused.how',
  ],
  compose: (tools, data) => {
    const { t, person, programme } = tools;
    const values = { reader: callOf(person), programme: programme.name, count: data.count };
    return Promise.resolve({
      subject: t('mail.attachments-refused.subject', values),
      blocks: [
        { p: t('mail.attachments-refused.body', values) },
        ...refusedPictures(tools, data.refusals),
        { p: t('mail.attachments-refused.how') },
      ],
    });
  },
});

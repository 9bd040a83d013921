import { LIMITS } from '../../../rooms/partnerships/index.ts';
import { callOf } from '../../../rooms/people/index.ts';
import { defineMail } from '../define.ts';
import { LETTER_TROUBLES } from './kinds.ts';
import { refusedPictures } from './refusedPictures.ts';

/** Says that a letter by mail, or a file attached to it, was not passed on, and why. `data.reason`; `data.refusals` of pictures. */
export const letterTroubleMail = defineMail({
  kind: 'letter-trouble',
  category: null,
  readable: true,
  many: false,
  answers: true,
  wording: [
    'mail.letter-trouble.subject',
    'mail.letter-trouble.subject-attachments',
    ...LETTER_TROUBLES.map((reason) => `mail.letter-trouble.${reason}` as const),
    'mail.letter.answer',
  ],
  // After the end only the coordinators can be answered.
  answer: (data) =>
    data.reason === 'ended' ? { kind: 'inbox', subject: 0 } : { kind: 'letter', subject: data.partnership },
  compose: ({ t, link, person, programme }, { reason, partnership, refusals }) => {
    const page = link('partnership', String(partnership));
    return Promise.resolve({
      subject: t(
        reason === 'attachments' ? 'mail.letter-trouble.subject-attachments' : 'mail.letter-trouble.subject',
      ),
      blocks: [
        {
          p: t(`mail.letter-trouble.${reason}`, {
            reader: callOf(person),
            programme: programme.name,
            max: LIMITS.letter,
          }),
        },
        ...refusedPictures(t, refusals),
        { button: t('mail.letter.answer'), href: page },
      ],
    });
  },
});

import { LIMITS } from '../../../rooms/partnerships/index.ts';
import { callOf } from '../../../rooms/people/index.ts';
import { defineMail } from '../define.ts';
import { refusedPictures } from './refusedPictures.ts';

const REASONS = ['attachments', 'empty', 'ended', 'nothing-left', 'often', 'too-long'] as const;

/** Says that a letter that came by mail, or what was attached to it, was not passed on, and why. `data.reason`; `data.refusals` of pictures. */
export const letterTroubleMail = defineMail({
  kind: 'letter-trouble',
  category: null,
  readable: true,
  many: false,
  answers: true,
  wording: [
    'mail.letter-trouble.subject',
    'mail.letter-trouble.subject-attachments',
    ...REASONS.map((reason) => `mail.letter-trouble.${reason}` as const),
    'mail.letter.answer',
  ],
  // What has ended has nobody to answer to but the coordinators.
  answer: (data) =>
    data['reason'] === 'ended'
      ? { kind: 'inbox', subject: 0 }
      : { kind: 'letter', subject: Number(data['partnership']) },
  compose: ({ t, link, person, programme }, data) => {
    const reason = REASONS.find((one) => one === data['reason']) ?? 'ended';
    const page = link('partnership', String(Number(data['partnership'])));
    return Promise.resolve({
      subject: t(
        reason === 'attachments' ? 'mail.letter-trouble.subject-attachments' : 'mail.letter-trouble.subject',
      ),
      ...(data['inReplyTo'] ? { references: [String(data['inReplyTo'])] } : {}),
      blocks: [
        {
          p: t(`mail.letter-trouble.${reason}`, {
            reader: callOf(person),
            programme: programme.name,
            max: LIMITS.letter,
          }),
        },
        ...refusedPictures(t, data),
        { button: t('mail.letter.answer'), href: page },
      ],
    });
  },
});

import { isolate } from '../../../i18n/translate.ts';
import { FILTERED_LETTERS, LIMITS, isTouchOpen, partnershipOf } from '../../../rooms/partnerships/index.ts';
import { FILES_IN_WORDS } from '../../../ui/index.ts';
import { callOf } from '../../../rooms/people/index.ts';
import { roundById } from '../../../rooms/programmes/index.ts';
import { defineMail } from '../define.ts';
import type { Block, MailTools } from '../define.ts';
import { LETTER_TROUBLES } from './kinds.ts';
import { refusedPictures } from './refusedPictures.ts';

/**
 * Says that a letter by mail, or a file attached to it, was not passed on, and why. `data.reason`; `data.refusals` of pictures. The words
 * of a letter that is held back are put in when the mail leaves.
 */
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
    'mail.letter-trouble.touch',
    'mail.letter.answer',
  ],
  // An answer goes to the coordinators after the end, while nothing is passed on, and when nobody knows for which partnership the letter
  // was.
  answer: (data) =>
    data.reason === 'ended' || data.reason === 'apart' || data.partnership === 0
      ? { kind: 'inbox', subject: 0 }
      : { kind: 'letter', subject: data.partnership },
  compose: async (tools, { reason, partnership, refusals, letter, pieces = [] }) => {
    const { t, link, person, programme, secret } = tools;
    return {
      subject: t(
        reason === 'attachments' ? 'mail.letter-trouble.subject-attachments' : 'mail.letter-trouble.subject',
      ),
      blocks: [
        {
          p: t(`mail.letter-trouble.${reason}`, {
            reader: callOf(person),
            programme: programme.name,
            max: LIMITS.letter,
            count: reason === 'filtered' ? FILTERED_LETTERS : FILES_IN_WORDS.count,
            each: FILES_IN_WORDS.each,
            all: FILES_IN_WORDS.all,
          }),
        },
        ...(pieces.length > 0 ? [{ list: pieces.map(isolate) }] : []),
        ...(letter ? [{ letter: secret('letter', letter) }] : []),
        ...(reason === 'ended' ? await waysToStay(tools, partnership) : []),
        ...refusedPictures(tools, refusals),
        ...(partnership === 0
          ? []
          : [{ button: t('mail.letter.answer'), href: link('partnership', String(partnership)) }]),
      ],
    };
  },
});

/** After the round's end: until when the person can say that they would like to stay in touch. */
async function waysToStay({ ctx, programme, person, t, when }: MailTools, id: number): Promise<Block[]> {
  const own = await partnershipOf(ctx, programme.id, person.id, id);
  if (!own || !(await isTouchOpen(ctx, programme.id, own))) return [];
  const { dates } = await roundById(ctx, programme.id, own.round);
  return [{ p: t('mail.letter-trouble.touch', { date: when(dates.purges.dueAt) }) }];
}

import { isolate } from '../../../i18n/translate.ts';
import { letterFor } from '../../../rooms/partnerships/index.ts';
import { callOf } from '../../../rooms/people/index.ts';
import { defineMail } from '../define.ts';

/** A letter from one's partner, under the programme's address. It passes through the outbox unread. `data.letter`. */
export const letterMail = defineMail({
  kind: 'letter',
  category: null,
  readable: false,
  many: false,
  wording: [
    'mail.letter.subject',
    'mail.letter.from',
    'mail.letter.hello',
    'mail.letter.answer',
    'mail.letter.hidden',
  ],
  compose: async ({ ctx, programme, person, t, secret, link }, data) => {
    const id = Number(data['letter']);
    const letter = await letterFor(ctx, programme.id, id, person.id);
    if (!letter) return null;
    const name = isolate(callOf(letter.author));
    return {
      subject: t('mail.letter.subject', { name }),
      fromName: t('mail.letter.from', { name, programme: programme.name }),
      blocks: [
        { p: t('mail.letter.hello', { reader: callOf(person), name }) },
        { letter: secret('letter', id) },
        { button: t('mail.letter.answer'), href: link('partnership', String(letter.partnership)) },
        { p: t('mail.letter.hidden', { programme: programme.name, name }) },
      ],
    };
  },
});

import { isDocument } from '../../../lib/documents/kinds.ts';
import { isolate } from '../../../i18n/translate.ts';
import { hasLeft, letterFor, partnershipOf, filesToSend } from '../../../rooms/partnerships/index.ts';
import { callOf } from '../../../rooms/people/index.ts';
import { defineMail } from '../define.ts';
import { threadOf } from './lettersBefore.ts';
import { namesOf, presentPartners } from './partnerBlocks.ts';

/** Most octets of one letter's files in a mail: mailboxes take no more. The other files are on the page only. */
const MOST_OCTETS = 8_000_000;

/** A document's own name; a picture's name with the ending of the kind that it was drawn as. */
function fileName(name: string, kind: string, number: number): string {
  if (isDocument(kind)) return name;
  const base =
    name
      .replace(/\.[^.]*$/, '')
      .replaceAll(/[\\/]/g, ' ')
      .replace(/^[.\s]+/, '') || String(number);
  return `${base}.${kind === 'image/webp' ? 'webp' : 'jpg'}`;
}

/** A letter from the partner, under the programme's address. It passes through the outbox unread. `data.letter`. */
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
    'mail.letter.files',
    'mail.letter.files-page',
    'mail.letter.hidden',
    'mail.letter.reply',
    'mail.reply.above',
  ],
  // A mail queued by an earlier version does not name its partnership.
  answer: (data) =>
    data.partnership ? { kind: 'letter', subject: data.partnership } : { kind: 'inbox', subject: 0 },
  attach: async (ctx, programme, data) => {
    const letter = data.letter;
    const attached = await filesToSend(ctx, { programme, letter, most: MOST_OCTETS });
    return attached.map(({ name, kind, bytes }, index) => ({
      filename: fileName(name, kind, index + 1),
      contentType: kind,
      content: bytes,
    }));
  },
  compose: async ({ ctx, programme, person, locale, t, secret, link, canReply }, data) => {
    const id = data.letter;
    const letter = await letterFor(ctx, programme.id, id, person.id);
    if (!letter) return null;
    const { partnership } = letter;
    const name = isolate(callOf(letter.author));
    const own = await partnershipOf(ctx, programme.id, person.id, partnership);
    // A member who left gets no more letters, not even one that was on its way.
    if (!own || hasLeft(own, own.me)) return null;
    // In a trio, an answer of one member goes to both others.
    const names = namesOf({ locale }, presentPartners(own)) || name;
    const values = { programme: programme.name, name, names };
    return {
      subject: t('mail.letter.subject', { name }),
      fromName: t('mail.letter.from', { name, programme: programme.name }),
      references: await threadOf(ctx, { programme: programme.id, partnership, id, reader: person.id }),
      blocks: [
        ...(canReply ? [{ p: t('mail.reply.above') }] : []),
        { p: t('mail.letter.hello', { reader: callOf(person), name }) },
        { letter: secret('letter', id) },
        ...(letter.files > 0
          ? [
              {
                p: t(letter.octets <= MOST_OCTETS ? 'mail.letter.files' : 'mail.letter.files-page', {
                  name,
                  count: letter.files,
                }),
              },
            ]
          : []),
        { button: t('mail.letter.answer'), href: link('partnership', String(partnership)) },
        { p: canReply ? t('mail.letter.reply', values) : t('mail.letter.hidden', values) },
      ],
    };
  },
});

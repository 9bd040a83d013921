import type { FileRefusal } from '../../../lib/documents/readDocument.ts';
import type { PictureRefusal } from '../../../lib/pictures/limits.ts';
import { maybe, number, oneOf, text, nested, yes } from '../../../lib/shape.ts';
import type { Kinds } from '../../../rooms/kinds.ts';

/** The reason why a letter by mail, or a file attached to it, was not passed on. */
export const LETTER_TROUBLES = [
  'apart',
  'attachments',
  'empty',
  'ended',
  'filtered',
  'nothing-left',
  'often',
  'too-long',
] as const;
export type LetterTrouble = (typeof LETTER_TROUBLES)[number];

/** Pictures and other files of a mail that stayed behind. */
export type RefusedPictures = readonly { name: string; refusal: PictureRefusal | FileRefusal }[];

/** The data of each of these mails. */
export const answersKinds = {
  'attachments-refused': { count: number, refusals: nested<RefusedPictures>([]) },
  'letter-trouble': {
    partnership: number,
    reason: oneOf(LETTER_TROUBLES, 'ended'),
    refusals: maybe(nested<RefusedPictures>([])),
    // When a letter is held back: the draft in which it is kept, and hints of what holds it back.
    letter: maybe(number),
    pieces: maybe(nested<readonly string[]>([])),
  },
  // It used somebody's reply address: they are asked, or were asked too often today.
  'sender-asked': { isAsked: yes, isUnseen: maybe(yes) },
  // `sender` wrote it, or it stops a kind of mail.
  'sender-unsure': { incoming: number, sender: maybe(text), stops: maybe(text), isUnseen: maybe(yes) },
  unsubscribed: { category: text },
};

declare module '../../../rooms/kinds.ts' {
  interface MailShapes extends Kinds<typeof answersKinds> {}
}

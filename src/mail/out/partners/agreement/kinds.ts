import { maybe, number, yes } from '../../../../lib/shape.ts';
import type { Kinds } from '../../../../rooms/kinds.ts';

const ofAgreement = { partnership: number, agreement: number };

/** The data of each of these mails: the version that was proposed, or the one that stands. */
export const agreementKinds = {
  'agreement-accepted': ofAgreement,
  // `isLetter`: the question is asked once more, since the answer went to the partner as a letter.
  'agreement-proposed': { ...ofAgreement, isLetter: maybe(yes) },
  'agreement-reopened': ofAgreement,
};

declare module '../../../../rooms/kinds.ts' {
  interface MailShapes extends Kinds<typeof agreementKinds> {}
}

import { maybe, number, yes } from '../../../../lib/shape.ts';
import type { Kinds } from '../../../../rooms/kinds.ts';

const ofAgreement = { partnership: number, agreement: number };

/** The data of each of these mails: the version that was proposed, or that stands. */
export const agreementKinds = {
  'agreement-accepted': ofAgreement,
  // It is asked once more: the answer went to the partner as a letter.
  'agreement-proposed': { ...ofAgreement, isLetter: maybe(yes) },
  'agreement-reopened': ofAgreement,
};

declare module '../../../../rooms/kinds.ts' {
  interface MailShapes extends Kinds<typeof agreementKinds> {}
}

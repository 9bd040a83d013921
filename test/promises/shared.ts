import { by } from './marks.ts';

// Tests that hold what mails promise, and notes too, or several kinds of mail.

export const BACK_LATER = by(
  'src/web/apply/form.test.ts',
  'leaving for later keeps what is there, and the mailed link brings it back in another browser',
);
export const COMMENTS = by(
  'test/mail/comments.test.ts',
  'a reply becomes comments under the topic, and one mail with one link takes all of it back',
);
export const LINKED = by(
  'src/web/me/signIns.test.ts',
  'a way is linked with who is signed in, told by mail and in the log, and removed again',
);
export const OUT = by(
  'src/web/signIn/newSignIn.test.ts',
  'its button signs that browser and all others out, and ends the links in older mails; opening it does nothing',
);
export const SIGNED = by(
  'test/mail/comments.test.ts',
  'a first comment by mail is signed as the mail greets them, never with a whole name or a piece of an address',
);
export const UNMATCHED = by(
  'src/rooms/pairing/pool/candidates.test.ts',
  'who was asked and did not say yes, who withdrew, and who lacks a consent are not matched',
);

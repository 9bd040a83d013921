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
export const UNSEEN = by(
  'test/concerns/readers.test.ts',
  'whoever it is about never reads it, whatever becomes of roles and pairs; who takes a role later does, and hears of it',
);
export const NOBODY = by(
  'test/concerns/handed.test.ts',
  'when nobody at all could read it the reporter is told so before and after, and the next who looks after safety reads it',
);
export const EXIT = by(
  'src/rooms/partnerships/leaving/undone.test.ts',
  'the exit with a concern ends the partnership for the other just as any leaving does',
);
export const APPEALED = by(
  'test/concerns/appealPage.test.ts',
  'goes where one by mail goes, keeps the words of one that is refused, and is offered to who was told alone',
);

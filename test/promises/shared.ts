import { by } from './marks.ts';

// Tests for promises that both mails and notes make, or several kinds of mail.

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
export const APART = by(
  'test/concerns/apart.test.ts',
  'begins at once: no letter passes on page or by mail, its author keeps it and hears a neutral sentence',
);
export const AT_ONCE = by(
  'test/mail/away.test.ts',
  'the word with a day in the answer to a mail of one’s own counts at once',
);
export const BANNED = by(
  'src/web/workbench/discussion/discussion.test.ts',
  'who is banned is told why, objects once by the mailed link, and hears what a moderator decides',
);
export const DECLINED = by(
  'src/rooms/applications/life.test.ts',
  'a volunteer declines with a reason, which the applicant reads',
);
export const ERASED = by(
  'src/web/me/erasure.test.ts',
  'for a day nothing changes but that it is coming; then the timetable erases, tells the partner and says so in a last mail',
);
export const FILTER = by(
  'test/mail/letterFilter.test.ts',
  'a programme that filters holds back a number in the first three letters, says which, and keeps the words',
);
export const FIRST = by(
  'src/rooms/pairing/pool/comesFirst.test.ts',
  'whoever stayed without a partner, or was left by one, comes first the next time',
);
export const FOLLOWS = by(
  'src/web/discussion/written.test.ts',
  'a visitor follows by mail with one link, and stops with another',
);
export const CALLED_OFF = by(
  'test/promises/keepers/dates.test.ts',
  'in a round that is called off nobody is asked or paired, and the next one stands on the front page once it is public',
);
export const GOES = by(
  'test/claims/erasure.test.ts',
  'of somebody erased no table holds address, name or words; their number and what was public stand where a claim says why',
);
export const WORD_WRONG = by(
  'test/promises/keepers/wrong.test.ts',
  'the word for what is wrong is heard as the answer to any mail that can be answered',
);
export const LAST_DAY = by('test/links/ends.test.ts', 'works on its last day and not on the one after');
export const PICKED = by(
  'test/concerns/apart.test.ts',
  'says how bad it is, and shows its readers the letters that were picked, and no other, also when those are gone',
);
export const PICTURES = by(
  'test/mail/pictures.test.ts',
  'are six at most; decorations of a signature are left out',
);
export const READERS = by(
  'test/mail/subscription.test.ts',
  'a stranger writes %s and YES in %s, and has it; before the yes nothing',
);
export const REPLIES = by(
  'test/mail/inbox.test.ts',
  'an answer to any mail that has no nearer place reaches the coordinators',
);
export const STAYS = by(
  'src/web/me/erasure.test.ts',
  'who changes their mind stays, on the page or by the mailed link, signed in or not',
);

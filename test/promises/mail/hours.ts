import { by, promise, words } from '../marks.ts';
import type { Marks } from '../marks.ts';
import { HOURS } from '../sharedByPartners.ts';

const BROUGHT = by(
  'test/mail/hoursByMail.test.ts',
  'the word that HELP tells in %s brings the question, and changes nothing',
);
const COUNTS = by(
  'test/mail/hoursByMail.test.ts',
  'the answer counts, in days and hours or in their names, without the name below it; a mail says what is noted',
);
const READ = by(
  'test/mail/hoursByMail.test.ts',
  'what is none is asked for once more and read by people; an empty answer is asked for alone',
);

/** The hours of one’s week, by mail. */
export const hours = {
  'mail.by-mail.do.hours': promise('850e', BROUGHT),
  'mail.by-mail.word.hours': words,
  'mail.free-hours.about': words,
  'mail.free-hours.change': promise('0b92', COUNTS),
  'mail.free-hours.noted': promise('0d0f', COUNTS, HOURS),
  'mail.free-hours.question': promise('8244', COUNTS, HOURS),
  'mail.free-hours.so-far': words,
  'mail.free-hours.subject': words,
  'mail.free-hours.subject-noted': words,
  'mail.free-hours.unread': promise('fe25', READ),
} satisfies Marks;

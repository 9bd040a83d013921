import { by, promise, words } from '../marks.ts';
import type { Marks } from '../marks.ts';
import { BY_RHYTHM, TWO_CLICKS } from '../sharedByPartners.ts';

const ROOM = 'src/rooms/partnerships/agreement/agreement.test.ts';
const STANDS = by(ROOM, 'is opened again by anybody, once; it stands until all accept another');
const ASKED_AFTER = by(
  'src/rooms/meetings/due/lookAfterMeetings.test.ts',
  'where they agreed on “as it comes” they are asked after an hour that they arranged, and not else',
);
const MAIL = 'test/mail/agreement.test.ts';
const WORD = by(MAIL, 'is accepted by %j');
const LETTER = by(MAIL, 'answered otherwise is a letter: %j');
const FORM = by(
  'src/web/partnership/agreement/agreement.test.ts',
  'another proposal is made by a form, which keeps what was typed when something is missing',
);

const SUGGESTED = by(MAIL, 'suggests how to keep in touch; two who answer it with the word have agreed');

const THIRD = by(
  'test/mail/thirdAgrees.test.ts',
  'who joins two reads in the introduction what one of them proposed, and says yes to it with the one word',
);

/** How partners keep in touch, as they agree. */
export const agreements = {
  'mail.agreement-accepted.about': words,
  'mail.agreement-accepted.body': words,
  'mail.agreement-accepted.button': words,
  'mail.agreement-accepted.flexible': promise('0bb1', BY_RHYTHM, ASKED_AFTER),
  'mail.agreement-accepted.reopen': promise('c425', STANDS),
  'mail.agreement-accepted.rhythm': promise('8b5c', BY_RHYTHM),
  'mail.agreement-accepted.subject': words,
  'mail.agreement-proposed.about': words,
  'mail.agreement-proposed.asked': promise('4aaf', LETTER),
  'mail.agreement-proposed.before': promise('af74', STANDS),
  'mail.agreement-proposed.body': words,
  'mail.agreement-proposed.button': words,
  'mail.agreement-proposed.change': promise('7423', FORM),
  'mail.agreement-proposed.letter': promise('6ccd', LETTER),
  'mail.agreement-proposed.subject': words,
  'mail.agreement-proposed.word': promise('d77d', WORD),
  'mail.agreement-reopened.about': words,
  'mail.agreement-reopened.body': words,
  'mail.agreement-reopened.button': words,
  'mail.agreement-reopened.reply': promise(
    'd81c',
    by(
      'test/mail/letterAnswers.test.ts',
      'becomes a letter to the partner, by the address in Reply-To alone',
    ),
  ),
  'mail.agreement-reopened.stands': promise('5cea', STANDS),
  'mail.agreement-reopened.subject': words,
  'mail.agreement.line': words,
  'mail.introduction.first-hours': words,
  'mail.introduction.agreed': promise('f456', SUGGESTED),
  'mail.introduction.said': promise('e02b', THIRD),
  'mail.introduction.say-yes': promise('c3cf', THIRD, FORM),
  'mail.introduction.agreement': promise('1e44', TWO_CLICKS, FORM),
} satisfies Marks;

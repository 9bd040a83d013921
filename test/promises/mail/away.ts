import { by, promise, words } from '../marks.ts';
import type { Marks } from '../marks.ts';
import { ASK_WEEK, AWAY, MEETINGS_OFF } from '../sharedByPartners.ts';
import { AT_ONCE } from '../shared.ts';

const SILENCE = 'test/mail/silence.test.ts';
const ROOM = 'src/rooms/partnerships/silence/silence.test.ts';
const AWAY_ALONE = by(
  'test/mail/away.test.ts',
  'without a partner nobody is told, and who waits reads that nobody is looked for meanwhile',
);
const ASKED_FIRST = by('test/mail/away.test.ts', 'to the programme’s address it is asked first; yes does it');
const UNREAD = by(
  'test/mail/away.test.ts',
  'without a day, or with one that could be two, we ask until when; the day alone is the answer',
);
const REFUSED = by('test/mail/away.test.ts', 'a day that is over or too far is said, and changes nothing');
const QUESTION = by(SILENCE, 'SILENT to %j brings a question; a yes to it asks after them');
const ASKS = by(ROOM, 'mails the partner kindly, whoever asked what happens when, and opens a matter');
const EARLY = by(SILENCE, 'before the ten days are over the answer says from when');

/** Absences, and asking after a partner, by mail. */
export const away = {
  'mail.absence.about': words,
  'mail.absence.change': promise('01f2', AT_ONCE),
  'mail.absence.confirm-alone': promise('ad2c', ASKED_FIRST, AWAY, AWAY_ALONE),
  'mail.absence.noted-alone': promise('bc89', AWAY, AWAY_ALONE),
  'mail.absence.break-alone': promise('7453', AWAY_ALONE),
  'mail.absence.over-alone': words,
  'mail.absence.confirm': promise('21a2', ASKED_FIRST, AWAY, MEETINGS_OFF),
  'mail.absence.not-away': words,
  'mail.absence.noted': promise('79f9', AWAY, MEETINGS_OFF),
  'mail.absence.now': words,
  'mail.absence.over': promise('9ca9', AT_ONCE, MEETINGS_OFF),
  'mail.absence.past': promise('71f3', REFUSED),
  'mail.absence.question': words,
  'mail.absence.subject': words,
  'mail.absence.subject-confirm': words,
  'mail.absence.subject-noted': words,
  'mail.absence.subject-over': words,
  'mail.absence.too-far': promise('871e', REFUSED),
  'mail.absence.unread': promise('640a', UNREAD),
  'mail.answer-unclear.asked.away': words,
  'mail.answer-unclear.asked.silence': words,
  'mail.by-mail.do.away': promise('5a89', ASKED_FIRST, AWAY),
  'mail.by-mail.do.silent': promise('c7f2', QUESTION),
  'mail.by-mail.word.away': words,
  'mail.by-mail.word.not-yet': words,
  'mail.by-mail.word.talked': words,
  'mail.by-mail.word.silent': words,
  'mail.silence-question.about': words,
  'mail.silence-question.ask': promise('a8c0', QUESTION, ASKS, ASK_WEEK),
  'mail.silence-question.asked': promise('93f9', ASK_WEEK),
  'mail.silence-question.away': promise('5db5', AWAY),
  'mail.silence-question.early': promise('e6ed', EARLY),
  'mail.silence-question.subject': words,
  'mail.silence-question.subject-not': words,
  'mail.silence-question.wrote-last': words,
} satisfies Marks;

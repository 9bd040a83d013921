import { by, promise, words } from '../marks.ts';
import type { Marks } from '../marks.ts';
import { APART, APPEALED, EXIT, NOBODY, PICKED, UNSEEN } from '../shared.ts';

const NAMED = by(
  'test/concerns/readers.test.ts',
  'who is named to the reporter is who may read it, whoever holds which role',
);
const TRIO_READERS = by(
  'test/concerns/readers.test.ts',
  'of a trio the reporter may say whom it is about, and sees who else reads it then',
);
const OPERATOR = by(
  'test/concerns/readers.test.ts',
  'the operator finds it on her page; one who is the partner does not, and another hears of it',
);
const APART_QUIET = by(
  'test/concerns/apart.test.ts',
  'keeps reminders, questions and addresses from passing, also those that wait already',
);
const APART_LIFTED = by(
  'test/concerns/apart.test.ts',
  'is lifted by who may read the concern alone; letters of that time stay with their authors',
);
const APART_TRIO = by(
  'test/concerns/trioApart.test.ts',
  'of three, whoever asks that nothing passes reads that it holds for all, and it does, between the others too',
);
const FORGOTTEN = by(
  'test/concerns/apart.test.ts',
  'loses its words, and the copies of letters, 180 days after it was dealt with',
);
const LATE = by(
  'test/concerns/appealWords.test.ts',
  'stay for 180 days of their own however late it comes, and so does what was told',
);
const APPEAL_READER = by(
  'test/concerns/appealPage.test.ts',
  'is there for nobody who was told nothing, and says who reads it where nobody else may',
);
const DECIDED = by(
  'test/concerns/decided.test.ts',
  'that nothing has to be done is told to who raised it alone',
);
const PRESSED = by(
  'test/concerns/decided.test.ts',
  'matters: unread for a day it is mailed again, once; not once it was read',
);

/** The page of two: reporting that something is wrong, and what follows. */
export const concerns = {
  'concern.readers.conduct': words,
  'concern.readers.help': words,
  'concern.readers.later': promise('f12e', UNSEEN),
  'concern.readers.line': words,
  'concern.readers.nameless': words,
  'concern.readers.nobody': promise('25ec', NOBODY),
  'concern.readers.operator': words,
  'concern.readers.operators': promise('06ae', OPERATOR),
  'concern.readers.title': words,
  'concern.readers.volunteers': promise('9ec7', NAMED, UNSEEN),
  'concern.severity.danger': words,
  'concern.severity.note': words,
  'concern.severity.worry': words,
  'partnership.apart': words,
  'partnership.apart-lead': promise('55dc', APART, APART_QUIET, APART_LIFTED),
  'partnership.appeal': words,
  'partnership.appeal.asked': words,
  'partnership.appeal.body': words,
  'partnership.appeal.decided': words,
  'partnership.appeal.lead': promise('e165', APPEALED),
  'partnership.appeal.readers-operator': promise('cebf', APPEAL_READER),
  'partnership.appeal.readers-other': promise('0e03', APPEALED),
  'partnership.appeal.readers-same': promise('eb86', APPEAL_READER),
  'partnership.appeal.send': words,
  'partnership.concern.about': words,
  'partnership.concern.about-all': words,
  'partnership.concern.about-more': promise('7e02', TRIO_READERS),
  'partnership.concern.about-one': words,
  'partnership.concern.another': promise('3b04', EXIT),
  'partnership.concern.apart': words,
  'partnership.concern.apart-help': promise('00e6', APART, APART_QUIET),
  'partnership.concern.apart-help-many': promise('6897', APART_TRIO, APART_QUIET),
  'partnership.concern.back': words,
  'partnership.concern.body': words,
  'partnership.concern.body-help': promise('482f', DECIDED, PRESSED),
  'partnership.concern.kept': promise('1a55', FORGOTTEN, LATE),
  'partnership.concern.lead': promise('730e', UNSEEN),
  'partnership.concern.lead-many': promise('1976', UNSEEN),
  'partnership.concern.leave': promise('47cf', EXIT),
  'partnership.concern.passages': words,
  'partnership.concern.passages-help': promise('9180', PICKED),
  'partnership.concern.send': words,
  'partnership.concern.severity': words,
  'partnership.concern.stay': words,
  'partnership.concern.then': words,
  'partnership.concern.then-help': promise('a03a', EXIT),
  'partnership.concern.then-help-many': promise('3e9b', EXIT),
  'partnership.wrong': words,
} satisfies Marks;

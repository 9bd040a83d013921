import { by, promise, words } from '../marks.ts';
import type { Marks } from '../marks.ts';
import { APPEALED } from '../shared.ts';

const DECIDED = 'test/concerns/decided.test.ts';
const NOTHING = by(DECIDED, 'that nothing has to be done is told to who raised it alone');
const LIFTED = by(DECIDED, 'lets letters pass again where they did not, and tells both');
const PARTED = by(
  DECIDED,
  'to talk or to part is told to each as it concerns them, without a word of the concern',
);
const REMOVED = by(DECIDED, 'to remove takes whom it is about out of the round; the other comes first');
const APPEAL = by(DECIDED, 'is read and answered by somebody who did not decide it');
const OPERATOR = by(
  DECIDED,
  'goes to the operators where nobody else may read it, and says so; not from who was told nothing',
);
const WORDED = by(
  'test/concerns/appealPage.test.ts',
  'is one, also by a double click; the page says when one asked, and the mail who reads it whether the decision was theirs',
);
const WAITED = by(
  'test/concerns/undecided.test.ts',
  'a concern that was read and not decided is mailed again after three days, once each time it is open',
);
const UNANSWERED = by(
  'test/concerns/undecided.test.ts',
  'an appeal without an answer is mailed again after three days, once, to those who may read it',
);
const PRESSED = by(DECIDED, 'matters: unread for a day it is mailed again, once; not once it was read');

const NO_WORDS = by(
  'test/concerns/appealWords.test.ts',
  'are asked for where none came, and what was attached stays with its sender, who hears so',
);

/** A decision about a concern, and its consequences. */
export const decisions = {
  'mail.appeal-answered.about': words,
  'mail.appeal-answered.anew': promise('c0cc', APPEAL),
  'mail.appeal-answered.stands': words,
  'mail.appeal-answered.subject': words,
  'mail.appeal-noted.about': words,
  'mail.appeal-noted.empty': promise('3b5c', NO_WORDS),
  'mail.appeal-noted.operator': promise('5836', OPERATOR),
  'mail.appeal-noted.other': promise('5f8d', APPEAL),
  'mail.appeal-noted.same': promise('75fa', OPERATOR),
  'mail.appeal-noted.subject': words,
  'mail.appeal-noted.subject-empty': words,
  'mail.appeal-raised.about': words,
  'mail.appeal-raised.again': promise('66a1', UNANSWERED),
  'mail.appeal-raised.body': promise('bbbd', APPEAL, WORDED),
  'mail.appeal-raised.same': promise('292f', WORDED),
  'mail.appeal-raised.subject': words,
  'mail.concern-decided.about': words,
  'mail.concern-decided.about-nothing': promise('46dc', LIFTED),
  'mail.concern-decided.about-parted': promise('d7b7', PARTED),
  'mail.concern-decided.about-removed': promise('975c', REMOVED),
  'mail.concern-decided.about-talk': promise('f8e3', PARTED),
  'mail.concern-decided.appeal': promise('372e', APPEAL, OPERATOR, APPEALED),
  'mail.concern-decided.ask': words,
  'mail.concern-decided.lifted': promise('2448', LIFTED),
  'mail.concern-decided.reporter-nothing': promise('04b9', NOTHING),
  'mail.concern-decided.reporter-parted': promise('f757', PARTED),
  'mail.concern-decided.reporter-removed': promise('e5eb', REMOVED),
  'mail.concern-decided.reporter-talk': promise('1f88', PARTED),
  'mail.concern-decided.subject': words,
  'mail.concern-raised.again': promise('06b4', PRESSED),
  'mail.concern-raised.undecided': promise('7513', WAITED),
} satisfies Marks;

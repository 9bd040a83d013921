import { by, promise, words } from '../marks.ts';
import type { Marks } from '../marks.ts';

const ROOM = 'src/rooms/applications/keeping/keeping.test.ts';
const MAIL = 'test/mail/keeping.test.ts';
const WEB = 'src/web/status/keeping.test.ts';
const KEPT = by(
  ROOM,
  'answers go at the promised date, but for those somebody asked to keep, which stand in the next form',
);
const LEFT_OUT = by(ROOM, 'what the next form does not ask any more is left out, and is named');
const ONE_MAIL = by(
  ROOM,
  'when the next round opens, each of them gets one mail, and none besides about its opening',
);
const TWO_YEARS = by(ROOM, 'after two years what was kept goes, and its person with it');
const BY_MAIL = by(
  MAIL,
  'one takes part by mail alone, from the introduction to a last letter, a yes, and answers that come back in the next round',
);
const CHANGED = by(MAIL, 'an answer of last time is changed in the form that comes by mail');
const TAKEN_BACK = by(
  MAIL,
  'the word alone keeps answers and says nothing about staying in touch; NO takes it back, then and later',
);
const PAGE = by(
  WEB,
  'after the end one click on the page of the two keeps the answers, and another takes it back',
);
const LINK = by(
  WEB,
  'the mail of the next round leads to its form with the answers in it: opening the link begins nothing',
);
const FIRST = by(
  WEB,
  'who was without a partner last time reads on the page of the next application that they come first',
);

/** Answers that are kept for the next round. */
export const keeping = {
  'mail.answer-unclear.asked.keep': words,
  'mail.answers-kept.about': words,
  'mail.answers-kept.deleted': promise('a305', TAKEN_BACK),
  'mail.answers-kept.gone': words,
  'mail.answers-kept.kept': promise('27eb', KEPT, BY_MAIL, TWO_YEARS),
  'mail.answers-kept.no': promise('25ec', TAKEN_BACK),
  'mail.answers-kept.not': promise('e4d3', TAKEN_BACK, KEPT),
  'mail.answers-kept.subject': words,
  'mail.application-form.from-last': promise('6627', BY_MAIL, CHANGED),
  'mail.application-form.left-out': promise('c225', LEFT_OUT),
  'mail.by-mail.word.keep': words,
  'mail.come-back.about': words,
  'mail.come-back.body': promise('7b9e', BY_MAIL),
  'mail.come-back.button': words,
  'mail.come-back.nothing': promise('0fd6', LINK, BY_MAIL),
  'mail.come-back.page': promise('dad2', PAGE, TWO_YEARS),
  'mail.come-back.priority': promise('8d01', FIRST),
  'mail.come-back.reply': promise('5420', BY_MAIL, TAKEN_BACK),
  'mail.come-back.subject': words,
  'mail.keep.offer': promise('0def', KEPT, ONE_MAIL, TWO_YEARS),
  'mail.keep.reply': promise('3dc2', PAGE, BY_MAIL),
  'note.answers-gone': words,
  'note.answers-kept': promise('07b7', KEPT),
  'note.answers-not-kept': promise('95ad', TAKEN_BACK),
  'status.first': promise('95b3', FIRST),
} satisfies Marks;

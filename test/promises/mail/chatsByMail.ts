import { by, promise, words } from '../marks.ts';
import type { Marks } from '../marks.ts';

const CHATS = 'test/mail/chats.test.ts';
const JOINS = by(
  CHATS,
  'an answer by mail joins the question it answers as its writer’s message, and one link takes it back',
);
const FIRST = by(
  CHATS,
  'a first answer by mail waits for a host as one in the room does, and its writer is told',
);
const LATE = by(
  CHATS,
  'an answer after the chat joins its question for a week, marked as late; later ones come back with a word',
);
const ENDS = by(
  CHATS,
  'the page of an open room ends the questions by mail for who has them, as their mails say',
);
const STOPS = by(
  CHATS,
  'the word STOP ends questions and other mails about chats, and its page no longer says that they come',
);
const DIGEST = by(
  CHATS,
  'at the end whoever had the questions by mail gets what was said, in short and once',
);
const KIND = by(
  CHATS,
  'what is no answer is told kindly: no words, too many, a chat that is not there; and a flood of them',
);

/** Live chats by mail. */
export const chatsByMail = {
  'mail.chat-answer.about': words,
  'mail.chat-answer.back': words,
  'mail.chat-answer.held': promise('be4c', FIRST),
  'mail.chat-answer.open': words,
  'mail.chat-answer.shown': promise('35e9', JOINS),
  'mail.chat-answer.subject': words,
  'mail.chat-digest.about': words,
  'mail.chat-digest.few': promise('32af', DIGEST),
  'mail.chat-digest.hello': words,
  'mail.chat-digest.open': words,
  'mail.chat-digest.question': words,
  'mail.chat-digest.subject': words,
  'mail.chat-question.about': words,
  'mail.chat-question.end': promise('961b', ENDS, STOPS),
  'mail.chat-question.hello': words,
  'mail.chat-question.late': promise('2599', LATE),
  'mail.chat-question.reply': promise('a00c', JOINS, FIRST),
  'mail.chat-question.room': words,
  'mail.chat-question.subject': words,
  'mail.chat-trouble.about': words,
  'mail.chat-trouble.banned': words,
  'mail.chat-trouble.chats': words,
  'mail.chat-trouble.closed': promise('69d2', LATE),
  'mail.chat-trouble.empty': words,
  'mail.chat-trouble.gone': words,
  'mail.chat-trouble.often': promise('6d21', KIND),
  'mail.chat-trouble.subject': words,
  'mail.chat-trouble.too-long': promise('ce60', KIND),
} satisfies Marks;

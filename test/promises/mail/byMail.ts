import { by, promise, words } from '../marks.ts';
import type { Marks } from '../marks.ts';
import { PICTURES, READERS, REPLIES, UNSEEN, WORD_WRONG } from '../shared.ts';

const BY_MAIL = 'test/mail/byMail.test.ts';
const ASKED_BACK = by(
  BY_MAIL,
  'who says more than yes or no is asked back, and read by people; nothing happens until the bare word comes',
);
const HOLDS = by(
  'test/mail/leaving.test.ts',
  'who answers more than no hears that the yes still holds, until when, and where to tell what is wrong',
);
const COUNTS = by(
  'test/mail/touch.test.ts',
  'who answers more than no within the hour hears that the yes still counts, and from when',
);
const ALONE = by(
  BY_MAIL,
  'two people take part by mail alone: from the first mail to a partner, a letter to and fro, and leaving',
);
const WORD = by('test/mail/byMailActs.test.ts', 'a word to the programme changes nothing by itself');
const WAITS = by(
  'test/mail/givenOut.test.ts',
  'does nothing on the word of a From line: the mail waits, and they are asked',
);
const VOUCHED = by(
  'test/mail/givenOut.test.ts',
  'acts for its person once they said that the mail is theirs',
);
const STOPPED = by(
  'test/mail/stop.test.ts',
  'whatever mail comes to the address in List-Unsubscribe stops that kind of mail, and is confirmed once',
);
const CONCERN = by(
  'test/concerns/byMail.test.ts',
  'the mail that the word WRONG brings says who reads the answer, and so does the one that it came',
);

const EVERY = 'test/mail/everyAnswer.test.ts';
const BACK = by(
  'test/mail/backIn.test.ts',
  'after withdrawing brings a question, and its yes does it, in each language',
);
const WAITS_ON = by(
  'test/mail/backIn.test.ts',
  'who withdrew while they waited in a running round goes on waiting, by mail or on the page',
);
const SECOND = by(EVERY, 'each letter is asked about at the first, and the second hears that it waits');
const NAMES_NOBODY = by(
  EVERY,
  'what the second address hears names nobody, and an answer to it reaches people',
);
/** Taking part by mail, and answers about mails that came in. */
export const byMail = {
  'mail.answer-unclear.about': words,
  'mail.answer-unclear.agree': words,
  'mail.answer-unclear.asked.agree': words,
  'mail.answer-unclear.asked.available': words,
  'mail.answer-unclear.asked.back': words,
  'mail.answer-unclear.asked.confirm': words,
  'mail.answer-unclear.asked.contact': words,
  'mail.answer-unclear.asked.leave': words,
  'mail.answer-unclear.asked.subscribe': words,
  'mail.answer-unclear.asked.touch': words,
  'mail.answer-unclear.asked.vouch': words,
  'mail.answer-unclear.asked.withdraw': words,
  'mail.answer-unclear.body': promise('ccc2', ASKED_BACK),
  'mail.answer-unclear.leaving': promise(
    'dee0',
    by(
      'test/mail/leaving.test.ts',
      'an hour passes before one leaves, and the partner hears of it only then',
    ),
    HOLDS,
  ),
  'mail.answer-unclear.links': promise(
    '13e6',
    by('test/mail/leaving.test.ts', 'the two links of the mail that asks back do what the words do'),
  ),
  'mail.answer-unclear.no': words,
  'mail.answer-unclear.subject': words,
  'mail.answer-unclear.touching': promise(
    '3191',
    by(
      'test/mail/touch.test.ts',
      'a no within the hour takes it back, by mail or on the page, and nobody hears of it',
    ),
    COUNTS,
  ),
  'mail.answer-unclear.wrong': promise('cec3', HOLDS, WORD_WRONG, CONCERN, UNSEEN),
  'mail.answer-unclear.yes': words,
  'mail.attachments-refused.about': words,
  'mail.attachments-refused.body': promise(
    '5e46',
    by(
      'test/mail/letterWithPicture.test.ts',
      'shows it to the partners alone, and tells that the rest stayed behind',
    ),
  ),
  'mail.attachments-refused.how': promise('f43d', PICTURES),
  'mail.attachments-refused.subject': words,
  'mail.by-mail.about': words,
  'mail.by-mail.body': promise('6dc7', ALONE),
  'mail.by-mail.empty': words,
  'mail.by-mail.do.apply': promise('4153', ALONE),
  'mail.by-mail.do.available': promise(
    'b57c',
    by(
      'test/mail/byMailActs.test.ts',
      'whether somebody is available can be told in one word, and a no as well',
    ),
  ),
  'mail.by-mail.do.back': promise('939c', BACK),
  'mail.by-mail.do.help': promise('a9f9', WORD),
  'mail.by-mail.do.leave': promise(
    'e876',
    WORD,
    by(
      'test/mail/leaving.test.ts',
      'an hour passes before one leaves, and the partner hears of it only then',
    ),
  ),
  'mail.by-mail.do.status': promise('4608', ALONE),
  'mail.by-mail.do.wrong': promise('9ef1', CONCERN),
  'mail.by-mail.letters': promise(
    'ccb9',
    ALONE,
    by(
      'test/mail/letterWithPicture.test.ts',
      'shows it to the partners alone, and tells that the rest stayed behind',
    ),
  ),
  'mail.by-mail.people': promise('6c37', ALONE),
  'mail.by-mail.subject': words,
  'mail.by-mail.do.essays': promise('1e0f', READERS),
  'mail.by-mail.do.news': promise('4b54', READERS),
  'mail.by-mail.do.openings': promise('4f87', READERS),
  'mail.by-mail.do.topics': promise('a98e', READERS),
  'mail.by-mail.word.agreed': words,
  'mail.by-mail.word.essays': words,
  'mail.by-mail.word.news': words,
  'mail.by-mail.word.openings': words,
  'mail.by-mail.word.topics': words,
  'mail.by-mail.word.apply': words,
  'mail.by-mail.word.available': words,
  'mail.by-mail.word.back': words,
  'mail.by-mail.word.help': words,
  'mail.by-mail.word.leave': words,
  'mail.by-mail.word.status': words,
  'mail.by-mail.word.wrong': words,
  'mail.concern-asked.about': words,
  'mail.concern-asked.body': promise('1721', UNSEEN),
  'mail.concern-asked.held': promise(
    '7198',
    by(
      'test/concerns/toTheProgramme.test.ts',
      'an answer to a partner’s letter that begins with WRONG is passed on to nobody, and its writer is asked',
    ),
  ),
  'mail.concern-asked.subject': words,
  'mail.concern-noted.about': words,
  'mail.concern-noted.body': promise('e642', CONCERN, UNSEEN),
  'mail.concern-noted.left-out': promise(
    '0681',
    by(
      'test/mail/letterWithPicture.test.ts',
      'what tells of something wrong says that its pictures stayed behind',
    ),
  ),
  'mail.concern-noted.subject': words,
  'mail.concern-raised.about': words,
  'mail.concern-raised.answer': promise(
    '0ec4',
    by(
      'test/concerns/toTheProgramme.test.ts',
      'the answer to the notice goes to who told of it, and what comes back stays with those who may read it',
    ),
  ),
  'mail.concern-raised.body': promise(
    '40bd',
    by(
      'src/rooms/partnerships/leaving/undone.test.ts',
      'a concern reaches safeguarding and directors at once and nobody else; sent twice it is one',
    ),
  ),
  'mail.concern-raised.open': words,
  'mail.concern-raised.subject': words,
  'mail.reply.above': words,
  'mail.returning.about': words,
  'mail.returning.body': promise('1fd4', BACK, WAITS_ON),
  'mail.returning.subject': words,
  'mail.returning.yes': promise('7b9d', BACK),
  'mail.sender-asked.about': words,
  'mail.sender-asked.again': words,
  'mail.sender-asked.asked': promise('f6b1', SECOND),
  'mail.sender-asked.body': promise('d3bf', SECOND),
  'mail.sender-asked.people': promise('6e67', NAMES_NOBODY),
  'mail.sender-asked.subject': words,
  'mail.sender-unsure.about': words,
  'mail.sender-unsure.body': promise('b346', WAITS),
  'mail.sender-unsure.button': words,
  'mail.sender-unsure.not-you': promise('dc08', WAITS),
  'mail.sender-unsure.reply': promise('5cf2', VOUCHED),
  'mail.sender-unsure.stops': promise(
    '0d56',
    by(
      'test/mail/stop.test.ts',
      'a first mail %s stops as well, and its reader is told at their own address',
    ),
  ),
  'mail.sender-unsure.subject': words,
  'mail.standing.about': words,
  'mail.standing.help': promise('3bf0', WORD, REPLIES),
  'mail.standing.no-pair': words,
  'mail.standing.subject': words,
  'mail.standing.write': words,
  'mail.unsubscribed.about': words,
  'mail.unsubscribed.body': promise(
    '0a2f',
    STOPPED,
    by(
      'test/mail/rewritten.test.ts',
      'who unsubscribed between queueing and sending gets nothing of that kind',
    ),
  ),
  'mail.unsubscribed.button': words,
  'mail.unsubscribed.subject': words,
} satisfies Marks;

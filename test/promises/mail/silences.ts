import { ASK_WEEK, AWAY, HOUR, LEAVES, WRONG } from '../sharedByPartners.ts';
import { by, promise, words } from '../marks.ts';
import type { Marks } from '../marks.ts';
import { AT_ONCE, WORD_WRONG } from '../shared.ts';

const ROOM = 'src/rooms/partnerships/leaving/leaving.test.ts';
const LEFT = by(
  ROOM,
  'when somebody leaves a pair it ends; the other waits with priority and is told kindly, without the reason',
);
const SILENCE = 'src/rooms/partnerships/silence/silence.test.ts';
const ASKS = by(SILENCE, 'mails the partner kindly, whoever asked what happens when, and opens a matter');
const ENDS = by(
  'src/rooms/partnerships/silence/askAfter.test.ts',
  'a letter ends it, and clears the work list',
);
const EARLY = by(SILENCE, 'waits for ten days without a letter, and a letter begins them anew');
const TO_PARTNER = by('test/mail/silence.test.ts', 'the answer to the kind mail is a letter, and ends it');

const CONTACT = 'src/rooms/partnerships/contact/contact.test.ts';
const COUNTS = by(CONTACT, 'nobody is asked where both wrote in that time, or one said that they talked');
const CONTACT_HIDDEN = by(
  CONTACT,
  'what both told is compared; “not yet” is shown to who said it, and that something is wrong to nobody',
);
const CONTACT_WORDS = by('test/mail/contact.test.ts', 'is answered by %s');
const CONTACT_CHANGED = by(
  'test/mail/contact.test.ts',
  'says what it noted, and the other word in answer corrects it',
);
const CONTACT_WRONG = by(
  'test/mail/contact.test.ts',
  'tells its words, leads to three buttons, and what is wrong goes where it is always told',
);

const REMIND = 'src/rooms/partnerships/turn/remind.test.ts';
const STEPS = by(
  REMIND,
  'go to whose turn it is after 7, 14 and 21 days, then ask once more, and no more after that',
);
const TOLD = by(REMIND, 'who waits hears of the first and of the last, and that they need not wait');
const AWAKE = by(
  REMIND,
  'is quiet from the second reminder on, on the work list with what may help, and off it with a letter',
);
const HERE = by(
  REMIND,
  'one who rests is here again with one click, and the partner hears of it; more reminders do not come',
);
const TURN_LETTER = by('test/mail/turn.test.ts', 'is a letter to the partner');
const TURN_WORDS = by(
  'test/mail/turn.test.ts',
  'tells the words that answer it; BACK after the last says that one is here again',
);

const HERE_NOTED = by(
  'test/mail/turn.test.ts',
  'that is %s after the last is noted by a mail, whose answer is a letter',
);
const HERE_ASKED = by(
  'test/mail/turn.test.ts',
  'BACK to the programme brings who rests the question for it, and changes nothing before the answer',
);

/** When somebody is silent, or away. */
export const silences = {
  'mail.contact-noted.about': words,
  'mail.contact-noted.change': promise('42a9', CONTACT_CHANGED),
  'mail.contact-noted.not-yet': promise('95f9', CONTACT_WORDS),
  'mail.contact-noted.subject': words,
  'mail.contact-noted.subject-not-yet': words,
  'mail.contact-noted.talked': promise('a14a', CONTACT_WORDS),
  'mail.contact-question.about': words,
  'mail.contact-question.body': promise('5dc9', COUNTS),
  'mail.contact-question.button': words,
  'mail.contact-question.subject': words,
  'mail.contact-question.words': promise('fb28', CONTACT_WORDS, CONTACT_WRONG),
  'mail.contact-question.wrong': promise('0271', CONTACT_HIDDEN),
  'mail.partner-away.about': words,
  'mail.partner-away.body': words,
  'mail.partner-away.body-back': words,
  'mail.partner-away.break': promise(
    '7a86',
    by(
      'src/rooms/partnerships/absence/breaks.test.ts',
      'takes two clicks and no reason; the partner hears the sentence, and one click brings back',
    ),
  ),
  'mail.partner-away.break-choice': promise(
    'a8bf',
    by(
      'src/rooms/partnerships/absence/breaks.test.ts',
      'lets who would rather not wait come first with another partner',
    ),
  ),
  'mail.partner-away.break-over': words,
  'mail.partner-away.button': words,
  'mail.partner-away.subject': words,
  'mail.partner-away.subject-break': words,
  'mail.partner-away.subject-back': words,
  'mail.partner-waits.about': words,
  'mail.partner-waits.away': promise('d4a8', AT_ONCE, AWAY),
  'mail.partner-waits.away-page': promise('3705', AWAY),
  'mail.partner-waits.body': words,
  'mail.partner-waits.button': words,
  'mail.partner-waits.leave': promise('476a', HOUR),
  'mail.partner-waits.leave-page': promise('96f0', LEAVES),
  'mail.partner-waits.reply': promise('069d', TO_PARTNER),
  'mail.partner-waits.subject': words,
  'mail.partner-waits.wrong': promise('f624', WRONG),
  'mail.partner-waits.wrong-word': promise('b0e8', WRONG, WORD_WRONG),
  'mail.silence.about': words,
  'mail.silence.asked': promise('b49b', ASKS),
  'mail.silence.button': words,
  'mail.silence.dealt': words,
  'mail.silence.due': promise('9e64', ASK_WEEK),
  'mail.silence.due-leave': promise('7b40', LEAVES, LEFT),
  'mail.silence.subject': promise('75c0', ASKS),
  'mail.silence.subject-dealt': words,
  'mail.silence.subject-due': promise('fce8', ASK_WEEK),
  'mail.silence.when': promise('f65a', ENDS, ASK_WEEK),
  'mail.introduction.quiet': promise(
    '60f5',
    AT_ONCE,
    EARLY,
    by('test/mail/silence.test.ts', 'SILENT to %j brings a question; a yes to it asks after them'),
  ),
  'mail.here-again.about': words,
  'mail.here-again.noted': promise('0052', HERE_NOTED),
  'mail.here-again.question': promise('76dd', HERE_ASKED, STEPS),
  'mail.here-again.subject': words,
  'mail.here-again.subject-noted': words,
  'mail.here-again.told': promise('e78f', HERE_NOTED, TURN_WORDS),
  'mail.partner-reminded.about': words,
  'mail.partner-reminded.another': promise('5ef7', TOLD, LEAVES),
  'mail.partner-reminded.back': words,
  'mail.partner-reminded.button': words,
  'mail.partner-reminded.again': promise(
    'dafb',
    STEPS,
    by(
      'src/rooms/partnerships/turn/remindsAgain.test.ts',
      'the mail about the first reminder promises a second only where its day comes before the last days of the round',
    ),
  ),
  'mail.partner-reminded.first': promise('19e0', TOLD, STEPS),
  'mail.partner-reminded.nothing': words,
  'mail.partner-reminded.last': words,
  'mail.partner-reminded.subject': words,
  'mail.partner-reminded.subject-back': words,
  'mail.partner-reminded.subject-last': words,
  'mail.turn-reminder.about': words,
  'mail.turn-reminder.answer': words,
  'mail.turn-reminder.back': promise('6e0f', TURN_WORDS, HERE),
  'mail.turn-reminder.button': words,
  'mail.turn-reminder.first-letter': words,
  'mail.turn-reminder.page': words,
  'mail.turn-reminder.reply': promise('8324', TURN_LETTER),
  'mail.turn-reminder.sign': words,
  'mail.turn-reminder.subject': words,
  'mail.turn-reminder.subject-again': words,
  'mail.turn-reminder.subject-last': promise('11bd', STEPS),
  'mail.turn-reminder.subject-more': words,
  'mail.turn-reminder.talked': words,
  'mail.turn-reminder.tone.again': words,
  'mail.turn-reminder.tone.first': words,
  'mail.turn-reminder.tone.last': promise('69b8', STEPS),
  'mail.turn-reminder.tone.more': promise('277f', STEPS, AWAKE),
  'mail.turn-reminder.words': promise('e76e', TURN_WORDS, AT_ONCE, CONTACT_WRONG),
} satisfies Marks;

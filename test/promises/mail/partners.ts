import { by, promise, words } from '../marks.ts';
import type { Marks } from '../marks.ts';

const PAGES = 'src/web/partnership/partnership.test.ts';
const ROOM = 'src/rooms/partnerships/leaving/leaving.test.ts';
const END = 'src/rooms/partnerships/ending/endRounds.test.ts';
const LETTERS = 'test/mail/letters.test.ts';
const LEAVING = 'test/mail/leaving.test.ts';
const TOUCH = 'test/mail/touch.test.ts';

const HIDDEN = by(
  PAGES,
  'an address is nowhere to be seen until both chose to show theirs, and then each is told once',
);
const LEAVES = by(
  'src/web/partnership/mailedLink.test.ts',
  'leaving takes two clicks and an optional word to the coordinators, which the other never sees',
);
const WRONG = by(
  'src/web/partnership/mailedLink.test.ts',
  'something is wrong: told to those who keep people safe, and the partner’s page says nothing',
);
const LETTER = by(
  'test/mail/letterAnswers.test.ts',
  'becomes a letter to the partner, by the address in Reply-To alone',
);
const HOUR = by(LEAVING, 'an hour passes before one leaves, and the partner hears of it only then');
const HELD = by(
  LEAVING,
  'no letter passes in that hour, on the page neither; who stays lets them go on their way',
);
const STAYS = by(LEAVING, 'one may stay by the button of the page');
const LEFT = by(
  ROOM,
  'when somebody leaves a pair it ends; the other waits with priority and is told kindly, without the reason',
);
const FIRST = by(
  'src/rooms/pairing/pool/comesFirst.test.ts',
  'whoever stayed without a partner, or was left by one, comes first the next time',
);
const BOTH = by(
  'src/rooms/partnerships/ending/afterEnd.test.ts',
  'a yes to stay in touch stays unknown until the other says yes too; then each gets the other’s address once',
);
const TOUCH_HOUR = by(TOUCH, 'a yes by mail counts an hour later, and gives no address before');
const TOUCH_NO = by(
  TOUCH,
  'a no within the hour takes it back, by mail or on the page, and nobody hears of it',
);
const CHANGES_MIND = by(
  'test/promises/keepers/partners.test.ts',
  'a no may become a yes, and a yes a no, until the data of the round goes',
);
const FAREWELL = by(END, 'members are told a week before the end, once, and get one farewell when it comes');
const PURGED = by(
  'src/rooms/partnerships/ending/afterEnd.test.ts',
  'at the promised date words and answers of the round go, and who was whose partner stays',
);
const GONE = by(
  'src/rooms/partnerships/forgetPeople.test.ts',
  'with the data of their last round name and address go; counts still count them',
);
const PICTURES = by('test/mail/pictures.test.ts', 'are six at most; decorations of a signature are left out');
const AFTER_END = by(
  'test/mail/letterAnswers.test.ts',
  'after the partnership ended is answered kindly, once a day',
);
const TOO_LONG = by(
  'test/mail/letterAnswers.test.ts',
  'that is too long, or empty, is answered with what to do',
);
const OFTEN = by(PAGES, 'after thirty letters in a day the next waits for tomorrow, its words kept');

const SILENCE = 'src/rooms/partnerships/silence/silence.test.ts';
const ASKS = by(SILENCE, 'mails the partner kindly, whoever asked what happens when, and opens a matter');
const DUE = by(
  'src/rooms/partnerships/silence/askAfter.test.ts',
  'a week without a letter makes it pressing, and whoever asked hears once that a person looks',
);
const ENDS = by(
  'src/rooms/partnerships/silence/askAfter.test.ts',
  'a letter ends it, and clears the work list',
);
const AWAY = by(
  'src/rooms/partnerships/silence/askAfter.test.ts',
  'is told to the partner, keeps questions away, and ends by itself',
);
const EARLY = by(SILENCE, 'waits for ten days without a letter, and a letter begins them anew');
const ANOTHER_WAITS = by(
  'test/promises/keepers/partners.test.ts',
  'who replies ANOTHER waits for another partner an hour later',
);
const ALONE_TOO_LARGE = by(
  'test/mail/pictures.test.ts',
  'that come alone and are too large are no letter without words: the answer says so',
);
const WORD_WRONG = by(
  'test/promises/keepers/wrong.test.ts',
  'the word for what is wrong is heard as the answer to any mail that can be answered',
);
const TO_PARTNER = by('test/mail/silence.test.ts', 'the answer to the kind mail is a letter, and ends it');
const AT_ONCE = by(
  'test/mail/away.test.ts',
  'the word with a day in the answer to a mail of one’s own counts at once',
);

/** From the introduction to the farewell. */
export const partners = {
  'mail.addresses-shown.about': words,
  'mail.addresses-shown.body': promise('dc73', HIDDEN),
  'mail.addresses-shown.both': promise('3935', HIDDEN),
  'mail.addresses-shown.open': words,
  'mail.addresses-shown.subject': words,
  'mail.ending-soon.about': words,
  'mail.ending-soon.body': promise('ad49', FAREWELL),
  'mail.ending-soon.how': promise('cf90', FAREWELL, BOTH),
  'mail.ending-soon.subject': promise('e897', FAREWELL),
  'mail.ending-soon.write': words,
  'mail.farewell.about': words,
  'mail.farewell.answer': words,
  'mail.farewell.body': words,
  'mail.farewell.purge': promise(
    'ad2a',
    GONE,
    PURGED,
    by(
      'src/web/partnership/mailedLink.test.ts',
      'after the end the page asks whether to stay in touch, keeps the letters, and takes no more',
    ),
  ),
  'mail.farewell.reply': promise(
    'caf8',
    by(
      'test/mail/byMail.test.ts',
      'after the round’s end both say by one word that they would like to stay in touch, and get each other’s address',
    ),
  ),
  'mail.farewell.subject': words,
  'mail.farewell.touch': promise('fb28', BOTH),
  'mail.introduction.about': words,
  'mail.introduction.awake': words,
  'mail.introduction.begin': words,
  'mail.introduction.can-meet': words,
  'mail.introduction.clocks': words,
  'mail.introduction.ends': promise('1ee6', FAREWELL),
  'mail.introduction.hello': words,
  'mail.introduction.hidden': promise('966e', HIDDEN),
  'mail.introduction.lives': words,
  'mail.introduction.never-awake': words,
  'mail.introduction.never-given': words,
  'mail.introduction.now': words,
  'mail.introduction.open': words,
  'mail.introduction.pronounced': words,
  'mail.introduction.question.1': words,
  'mail.introduction.question.2': words,
  'mail.introduction.question.3': words,
  'mail.introduction.reply': promise('55a9', LETTER),
  'mail.introduction.share': words,
  'mail.introduction.subject': words,
  'mail.introduction.words': promise(
    '225c',
    by(LETTERS, 'a word that our mails tell is for us and never for the partner; any other word is a letter'),
    HOUR,
  ),
  'mail.introduction.wrong': promise('7639', LEAVES, WRONG),
  'mail.introduction.you': words,
  'mail.leaving-planned.about': words,
  'mail.leaving-planned.another': promise('ca13', ANOTHER_WAITS),
  'mail.leaving-planned.body': promise('27f6', HOUR),
  'mail.leaving-planned.button': words,
  'mail.leaving-planned.stay': promise('0b6e', HELD, STAYS),
  'mail.leaving-planned.subject': promise('b07a', HOUR),
  'mail.leaving-planned.until': promise('bcc9', HELD),
  'mail.leaving.about': words,
  'mail.leaving.another': promise(
    '7e79',
    by(ROOM, 'whoever leaves may wait for another partner, behind those who were left'),
    by(
      'test/promises/keepers/partners.test.ts',
      'who replies ANOTHER waits for another partner an hour later',
    ),
  ),
  'mail.leaving.nothing': promise(
    'b0e5',
    by('test/mail/byMailActs.test.ts', 'a word to the programme changes nothing by itself'),
  ),
  'mail.leaving.partners': promise('f093', HOUR, LEFT),
  'mail.leaving.subject': words,
  'mail.leaving.subject-withdraw': words,
  'mail.leaving.withdraw': promise(
    'af0b',
    by('test/mail/byMailActs.test.ts', 'can be taken back by one word, before partners are chosen'),
  ),
  'mail.letter-trouble.about': words,
  'mail.letter-trouble.attachments': promise(
    '413f',
    PICTURES,
    by(
      'test/promises/keepers/team.test.ts',
      'what was attached to a letter and stays behind is told each time',
    ),
  ),
  'mail.letter-trouble.empty': promise('80ac', TOO_LONG),
  'mail.letter-trouble.ended': promise('268c', AFTER_END),
  'mail.letter-trouble.nothing-left': promise('d054', PICTURES, ALONE_TOO_LARGE),
  'mail.letter-trouble.often': promise('11ef', OFTEN),
  'mail.letter-trouble.subject': words,
  'mail.letter-trouble.subject-attachments': words,
  'mail.letter-trouble.too-long': promise('fd29', TOO_LONG),
  'mail.letter.about': words,
  'mail.letter.answer': words,
  'mail.letter.from': words,
  'mail.letter.hello': words,
  'mail.letter.hidden': promise(
    '84d2',
    HIDDEN,
    by('test/mail/inbox.test.ts', 'an answer to any mail that has no nearer place reaches the coordinators'),
  ),
  'mail.letter.pictures': promise(
    '94cc',
    by(
      'test/mail/letterWithPicture.test.ts',
      'shows it to the partners alone, and tells that the rest stayed behind',
    ),
  ),
  'mail.letter.reply': promise(
    '3e9d',
    LETTER,
    by(LETTERS, 'an answer in a trio goes to both others, and the letter says so'),
  ),
  'mail.letter.subject': words,
  'mail.partner-left.about': words,
  'mail.partner-left.body': promise('1d96', LEFT),
  'mail.partner-left.goes-on': promise(
    '30f2',
    by(ROOM, 'a trio goes on with the two who stay, and letters no longer reach the one who left'),
  ),
  'mail.partner-left.next': promise('310c', LEFT, FIRST),
  'mail.partner-left.open': words,
  'mail.partner-left.status': words,
  'mail.partner-left.subject': words,
  'mail.partnership-ended.about': words,
  'mail.partnership-ended.another': promise(
    '3f3f',
    by(
      'src/rooms/pairing/pool/comesFirst.test.ts',
      'for whom a volunteer found another partner because the first was silent comes first the next time',
    ),
  ),
  'mail.partnership-ended.body': words,
  'mail.partnership-ended.over': promise(
    'c30d',
    by(
      'src/rooms/partnerships/leaving/undone.test.ts',
      'a volunteer ends a partnership: one is matched again, the other is finished; and undoes it',
    ),
  ),
  'mail.partnership-ended.subject': words,
  'mail.partnership-reopened.about': words,
  'mail.partnership-reopened.body': promise(
    'c698',
    by(
      ROOM,
      'leaving is undone within a week: the pair is together again, its matter closed, everybody told',
    ),
  ),
  'mail.partnership-reopened.subject': words,
  'mail.stay-in-touch.about': words,
  'mail.stay-in-touch.body': promise('e701', BOTH),
  'mail.stay-in-touch.both': promise('b83e', BOTH),
  'mail.stay-in-touch.subject': words,
  'mail.touch-noted.about': words,
  'mail.touch-noted.given': promise(
    '5a89',
    by(
      'test/promises/keepers/partners.test.ts',
      'a no after both said yes takes nothing back, and nobody is told that it does',
    ),
  ),
  'mail.touch-noted.no': promise('845a', TOUCH_NO, CHANGES_MIND),
  'mail.touch-noted.soon': promise('4415', TOUCH_HOUR, BOTH),
  'mail.touch-noted.subject': words,
  'mail.touch-noted.wait': promise('5a3e', TOUCH_NO),
  'mail.touch-noted.yes': promise('1527', BOTH, CHANGES_MIND),
  'mail.partner-away.about': words,
  'mail.partner-away.body': words,
  'mail.partner-away.body-back': words,
  'mail.partner-away.button': words,
  'mail.partner-away.subject': words,
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
  'mail.silence.due': promise('9e64', DUE),
  'mail.silence.due-leave': promise('7b40', LEAVES, LEFT),
  'mail.silence.subject': promise('75c0', ASKS),
  'mail.silence.subject-dealt': words,
  'mail.silence.subject-due': promise('fce8', DUE),
  'mail.silence.when': promise('f65a', ENDS, DUE),
  'mail.introduction.quiet': promise(
    '284b',
    AT_ONCE,
    EARLY,
    by('test/mail/silence.test.ts', 'SILENT to %j brings a question; a yes to it asks after them'),
  ),
} satisfies Marks;

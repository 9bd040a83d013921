import { by, promise, words } from '../marks.ts';
import type { Marks } from '../marks.ts';
import { TRIO, TRIO_BY_MAIL, TRIO_NO, TRIO_WEEK } from '../trio.ts';
import { BREAK_MAIL, PURGED, TOUCH, TOUCH_CHANGED } from '../sharedByPartners.ts';
import { FIRST } from '../shared.ts';

const ROOM = 'src/rooms/partnerships/leaving/leaving.test.ts';
const END = 'src/rooms/partnerships/ending/endRounds.test.ts';
const LEAVING = 'test/mail/leaving.test.ts';
const TOUCH_FILE = 'test/mail/touch.test.ts';
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
const GRACEFUL = 'src/rooms/partnerships/ending/graceful.test.ts';
const ALL = by(GRACEFUL, 'of three, addresses are given once all have said yes, and to nobody before');
const LAST = by(
  GRACEFUL,
  'a week before the end a last topic stands on the page and in a mail, whose answer goes to the partner',
);
const READ_ONLY = by(
  GRACEFUL,
  'a letter by mail after the end is not passed on, and its writer hears kindly what is left to say and until when',
);
const TOUCH_HOUR = by(TOUCH_FILE, 'a yes by mail counts an hour later, and gives no address before');
const TOUCH_NO = by(
  TOUCH_FILE,
  'a no within the hour takes it back, by mail or on the page, and nobody hears of it',
);
const FAREWELL = by(END, 'members are told a week before the end, once, and get one farewell when it comes');
const GONE = by(
  'src/rooms/partnerships/forgetPeople.test.ts',
  'with the data of their last round name and address go; counts still count them',
);
const ANOTHER_WAITS = by(
  'test/promises/keepers/partners.test.ts',
  'who replies ANOTHER waits for another partner an hour later',
);

const AGAIN_FILE = 'src/rooms/pairing/again/again.test.ts';
const AGAIN = by(
  AGAIN_FILE,
  'those who lost a partner get another, never the same, and who fits nobody is told why once',
);
const NEVER_LATER = by(AGAIN_FILE, 'the date of the next run that people were told never comes later');
const NEXT_ROUND = by(
  AGAIN_FILE,
  'who would rather be looked for in the next round is looked for no more in this one',
);

/** How a partnership ends: with the round, or because somebody leaves it. */
export const partings = {
  'mail.ending-soon.about': words,
  'mail.ending-soon.after': promise('ba2c', READ_ONLY, PURGED, TOUCH),
  'mail.ending-soon.body': promise('ad49', FAREWELL),
  'mail.ending-soon.how': promise('f12b', LAST),
  'mail.ending-soon.reply': promise('ccf5', LAST),
  'mail.ending-soon.subject': promise('28e1', LAST),
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
  'mail.farewell.thanks.letters': words,
  'mail.farewell.thanks.nothing': words,
  'mail.farewell.thanks.talk': words,
  'mail.farewell.touch': promise('6a92', TOUCH, ALL),
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
  'mail.leaving.break': promise('8fa3', BREAK_MAIL),
  'mail.leaving.nothing': promise(
    'b0e5',
    by('test/mail/byMailActs.test.ts', 'a word to the programme changes nothing by itself'),
  ),
  'mail.leaving.partners': promise('85f8', HOUR, LEFT),
  'mail.leaving.subject': words,
  'mail.leaving.subject-withdraw': words,
  'mail.leaving.withdraw': promise(
    'af0b',
    by('test/mail/byMailActs.test.ts', 'can be taken back by one word, before partners are chosen'),
  ),
  'mail.partner-left.about': words,
  'mail.partner-left.again': promise('5809', AGAIN, NEVER_LATER),
  'mail.partner-left.body': words,
  'mail.partner-left.goes-on': promise(
    '30f2',
    by(ROOM, 'a trio goes on with the two who stay, and letters no longer reach the one who left'),
  ),
  'mail.partner-left.next': promise('310c', LEFT, FIRST),
  'mail.partner-left.no-reason': promise('bf4e', LEFT),
  'mail.partner-left.open': words,
  'mail.partner-left.round': words,
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
  'mail.stay-in-touch.body': promise('e701', TOUCH),
  'mail.stay-in-touch.both': promise('b83e', TOUCH),
  'mail.stay-in-touch.subject': words,
  'mail.touch-noted.about': words,
  'mail.touch-noted.given': promise(
    'b819',
    by(
      'test/promises/keepers/partners.test.ts',
      'a no after both said yes takes nothing back, and nobody is told that it does',
    ),
  ),
  'mail.touch-noted.no': promise('845a', TOUCH_NO, TOUCH_CHANGED),
  'mail.touch-noted.soon': promise('476c', TOUCH_HOUR, TOUCH, ALL),
  'mail.touch-noted.subject': words,
  'mail.touch-noted.wait': promise('5a3e', TOUCH_NO),
  'mail.touch-noted.yes': promise('e1c2', TOUCH, ALL, TOUCH_CHANGED),
  'mail.by-mail.word.next': words,
  'mail.by-mail.word.wait': words,
  'mail.still-waiting.about': words,
  'mail.still-waiting.body': promise('01c1', AGAIN),
  'mail.still-waiting.button': words,
  'mail.still-waiting.subject': words,
  'mail.still-waiting.word-next': promise('89c2', NEXT_ROUND, FIRST),
  'mail.still-waiting.word-wait': words,
  'mail.still-waiting.words': words,
  'mail.answer-unclear.asked.trio': words,
  'mail.by-mail.word.trio': words,
  'mail.still-waiting.word-trio': promise('46dc', TRIO),
  'mail.trio-declined.about': words,
  'mail.trio-declined.again': promise('c41a', TRIO_NO),
  'mail.trio-declined.body': promise('db51', TRIO_NO),
  'mail.trio-declined.subject': words,
  'mail.trio-joined.about': words,
  'mail.trio-joined.agreement': promise(
    '72f1',
    by(
      'src/rooms/partnerships/agreement/joins.test.ts',
      'who joins a pair later reads no hopes of before, and the agreement of the two is open again for three',
    ),
  ),
  'mail.trio-joined.body': promise('15df', TRIO),
  'mail.trio-joined.open': words,
  'mail.trio-joined.subject': words,
  'mail.trio-noted.about': words,
  'mail.trio-noted.no': promise('0c7c', TRIO_NO),
  'mail.trio-noted.subject': words,
  'mail.trio-noted.yes': promise('c8af', TRIO, TRIO_WEEK, TRIO_BY_MAIL),
  'mail.trio-question.about': words,
  'mail.trio-question.body': words,
  'mail.trio-question.free': promise('486e', TRIO, TRIO_NO, TRIO_WEEK),
  'mail.trio-question.no': words,
  'mail.trio-question.subject': words,
  'mail.trio-question.words': words,
  'mail.trio-question.yes': words,
} satisfies Marks;

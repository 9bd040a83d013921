import { by, promise, words } from '../marks.ts';
import type { Marks } from '../marks.ts';
import {
  ASK_WEEK,
  AWAY,
  BREAK_ENDS,
  HOUR,
  LEAVES,
  PURGED,
  TOUCH,
  TOUCH_CHANGED,
} from '../sharedByPartners.ts';

const BACK = by(
  'src/rooms/partnerships/silence/askAfter.test.ts',
  'is taken back, and the partner hears that they are here',
);
const AWAY_CLOCK = by(
  'src/rooms/partnerships/turn/remind.test.ts',
  'wait while somebody is away, who writes or who waits, and the clock stops',
);
const BREAK = by(
  'src/rooms/partnerships/absence/breaks.test.ts',
  'takes two clicks and no reason; the partner hears the sentence, and one click brings back',
);
const BREAK_LAST = by(
  'src/rooms/partnerships/absence/breaks.test.ts',
  'a break that would outlast the round names the day on which the round ends, and no later one',
);
const BREAK_REASON = by(
  'src/rooms/partnerships/absence/breaks.test.ts',
  'keeps its reason from the partner, whatever role they hold, and shows it to the coordinators',
);
const LAST_TOPIC = by(
  'src/rooms/partnerships/ending/graceful.test.ts',
  'a week before the end a last topic stands on the page and in a mail, whose answer goes to the partner',
);
const AFTER_END = by(
  'src/web/partnership/mailedLink.test.ts',
  'after the end the page asks whether to stay in touch, keeps the letters, and takes no more',
);
const TOUCH_MANY = by(
  'src/rooms/partnerships/ending/graceful.test.ts',
  'of three, addresses are given once all have said yes, and to nobody before',
);
const TOUCH_GIVEN = by(
  'test/promises/keepers/partners.test.ts',
  'a no after both said yes takes nothing back, and nobody is told that it does',
);
const TOUCH_HOUR = by(
  'test/mail/touch.test.ts',
  'a yes by mail counts an hour later, and gives no address before',
);
const TOUCH_BACK = by(
  'test/mail/touch.test.ts',
  'a no within the hour takes it back, by mail or on the page, and nobody hears of it',
);
const NO_LETTER = by(
  'test/mail/leaving.test.ts',
  'no letter passes in that hour, on the page neither; who stays lets them go on their way',
);
const TOLD_LEFT = by(
  'test/promises/keepers/room.test.ts',
  'what the page says that a partner hears of who leaves is what their mail says, and their letters stay',
);
const ASK_ONCE = by(
  'src/rooms/partnerships/silence/silence.test.ts',
  'is not done twice: neither while it goes on, nor within ten days',
);
const ASK_EARLY = by(
  'src/rooms/partnerships/silence/silence.test.ts',
  'waits for ten days without a letter, and a letter begins them anew',
);
const ASK_MAIL = by(
  'src/rooms/partnerships/silence/silence.test.ts',
  'mails the partner kindly, whoever asked what happens when, and opens a matter',
);
const ASK_ONCE_PAGE = by(
  'src/web/partnership/quiet.test.ts',
  'in a trio the page says that nobody gets the mail twice within ten days, and it is so',
);
const LEAVES_SILENT = by(
  'src/rooms/partnerships/turn/remind.test.ts',
  'who leaves a silent partner for another comes first; not before the last reminder',
);
const NO_MORE = by(
  'src/rooms/partnerships/turn/remind.test.ts',
  'go to whose turn it is after 7, 14 and 21 days, then ask once more, and no more after that',
);
const RESTS = by(
  'src/rooms/partnerships/turn/remind.test.ts',
  'one who rests is here again with one click, and the partner hears of it; more reminders do not come',
);

/** The page of two: when a partnership falters, and when it ends. */
export const partings = {
  'partnership.absence': words,
  'partnership.absence.back': words,
  'partnership.absence.button': words,
  'partnership.absence.error.bad-day': words,
  'partnership.absence.error.past': words,
  'partnership.absence.error.too-far': words,
  'partnership.absence.lead': promise('af65', AWAY, BACK, AWAY_CLOCK),
  'partnership.absence.now': words,
  'partnership.absence.until': words,
  'partnership.absence.until-help': words,
  'partnership.break.ends': promise('8c98', BREAK_LAST, BREAK_ENDS),
  'partnership.break.now': words,
  'partnership.break.until': promise('bc62', BREAK_ENDS, BREAK),
  'partnership.last': words,
  'partnership.last.lead': promise('e269', LAST_TOPIC),
  'partnership.last.surprise': words,
  'partnership.last.take': words,
  'partnership.last.thanks': words,
  'partnership.leave': words,
  'partnership.leaves-soon': words,
  'partnership.leaves-soon-lead': promise('5f5e', HOUR, NO_LETTER),
  'partnership.leaves-soon-stay': words,
  'partnership.leaving.another': words,
  'partnership.leaving.another-told': promise('190e', TOLD_LEFT),
  'partnership.leaving.break': words,
  'partnership.leaving.break-day': words,
  'partnership.leaving.break-told': promise('b1ca', BREAK, BREAK_ENDS),
  'partnership.leaving.lead': promise('1a78', TOLD_LEFT, BREAK),
  'partnership.leaving.reason': words,
  'partnership.leaving.reason-help': promise('bc64', LEAVES, BREAK_REASON),
  'partnership.leaving.stay': words,
  'partnership.leaving.stop': words,
  'partnership.leaving.stop-told': promise('f1bc', TOLD_LEFT),
  'partnership.left': words,
  'partnership.left-you': words,
  'partnership.over.gone': promise('cd0f', PURGED),
  'partnership.over.until': promise('a282', PURGED, AFTER_END),
  'partnership.quiet': words,
  'partnership.silence': words,
  'partnership.silence.asked': promise('5e24', ASK_WEEK),
  'partnership.silence.away': promise('5052', AWAY),
  'partnership.silence.back': words,
  'partnership.silence.break': promise('b692', BREAK_ENDS),
  'partnership.silence.button': words,
  'partnership.silence.early': promise('8b46', ASK_EARLY),
  'partnership.silence.look': promise('1611', ASK_WEEK),
  'partnership.silence.looked-at': promise('e534', ASK_WEEK),
  'partnership.silence.not-now': words,
  'partnership.silence.once': promise('59c4', ASK_ONCE, ASK_ONCE_PAGE),
  'partnership.silence.since': words,
  'partnership.silence.then': promise('0494', ASK_MAIL),
  'partnership.silence.wrote-last': words,
  'partnership.touch': words,
  'partnership.touch-given': promise('9497', TOUCH_GIVEN),
  'partnership.touch-lead': promise('d166', TOUCH, TOUCH_MANY, TOUCH_CHANGED),
  'partnership.touch-no': words,
  'partnership.touch-said': promise('06d3', TOUCH, TOUCH_CHANGED),
  'partnership.touch-soon': promise('43a3', TOUCH_HOUR, TOUCH_BACK),
  'partnership.touch-yes': words,
  'partnership.turn.another': promise('0ac7', LEAVES_SILENT),
  'partnership.turn.here': words,
  'partnership.turn.mine': words,
  'partnership.turn.no-more': promise('fccb', RESTS, NO_MORE),
  'partnership.turn.reminded': words,
  'partnership.turn.rest': promise('da33', RESTS, NO_MORE),
  'partnership.turn.sign': words,
  'partnership.turn.theirs': words,
} satisfies Marks;

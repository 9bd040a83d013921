import { by, promise, words } from '../marks.ts';
import type { Marks } from '../marks.ts';

const ROOM = 'src/rooms/meetings/meetings.test.ts';
const MOVED = by(
  ROOM,
  'either moves it, on their own clocks: what stood stands no more, and the other is asked',
);
const ONE = by(ROOM, 'one time of a series is called off or moved by itself; the rest stays');
const SHIFT = by(
  'src/rooms/meetings/due/lookAfterMeetings.test.ts',
  'a series is reminded of and asked after time by time, and says when a change of clocks moved it',
);
const HOLDS = by(
  'src/rooms/meetings/clocks/keepWallTimes.test.ts',
  'a zone’s rule changes after a meeting was made: the proposer’s wall time holds, and whoever’s time moved is told once',
);
const PAGE = by(
  'src/web/partnership/meetings/meetings.test.ts',
  'on its page one is moved, called off, and told where it is',
);

const AFTER_ALL = by(
  'src/web/partnership/meetings/meetings.test.ts',
  'of three, the page says who comes and who does not, and whoever cannot may say that they can after all',
);

const MAIL = 'test/mail/meetings.test.ts';
const ANSWER = by(MAIL, 'an answer of %s does what it says');
const OTHER = by(MAIL, 'another time is proposed to the partner, on the clocks of whoever wrote it');
const SERIES = by(MAIL, 'one time of a series is taken out, moved, or answered kindly');
const BESIDE = by(MAIL, 'words beside an answer wait as a draft, and their writer is asked');
const WORD = by(MAIL, 'a yes, a no or a number in words does the same, and anything else is a letter');
const NEXT = by(
  MAIL,
  'a no in words to a series that stands calls off its next time alone, and both are told',
);
const ENDED = by(MAIL, 'an answer to what is off is told so, and a no to it is nothing');
const LATE = by(
  'test/mail/lateAnswers.test.ts',
  '%s to an hour that has begun makes nothing stand, and its writer is told',
);
const LAPSES = 'src/rooms/meetings/due/lapsed.test.ts';
const LAPSED = by(
  LAPSES,
  'when the last of the hours passes without a yes, both are told once that the proposal is closed, and what comes next',
);
const LAPSED_SERIES = by(
  LAPSES,
  'of a series the first time passes without a yes: both are told once that the later ones may still be accepted',
);
const LATER = by(LAPSES, 'a yes to a series after its first time still counts');
const UNTIL = 'src/rooms/meetings/moveSeriesEnd.test.ts';
const LONGER = by(
  UNTIL,
  'a round that ends later takes a series along, once the change stands, and both are told',
);
const SHORTER = by(UNTIL, 'a round that ends earlier cuts a series short, and both are told the last time');
const HELD = by(
  'test/meetingPlays/sequences.test.ts',
  'whatever partners do on the page, by mail and in their calendars, both calendars say what is so',
);

const NUMBER = by(
  'test/mail/hourByNumber.test.ts',
  'a number in answer to the introduction proposes its hour, and the partner’s number of the same says yes',
);
const NUMBER_LATE = by(
  'test/mail/hourByNumber.test.ts',
  'whoever chooses an hour by number that has passed, or while several proposals are open, is told so',
);

/** The hours of partners. */
export const meetings = {
  'mail.contact-question.met': words,
  'mail.hour-trouble.about': words,
  'mail.hour-trouble.many-open': promise('3b7e', NUMBER_LATE),
  'mail.hour-trouble.past': promise('1fec', NUMBER_LATE),
  'mail.hour-trouble.subject': words,
  'mail.introduction.hour-number': promise('23a6', NUMBER),
  'mail.meeting-answered.about': words,
  'mail.meeting-answered.button': words,
  'mail.meeting-answered.maybe': words,
  'mail.meeting-answered.no': words,
  'mail.meeting-answered.subject': words,
  'mail.meeting-answered.subject-maybe': words,
  'mail.meeting-cancelled.about': words,
  'mail.meeting-cancelled.button': words,
  'mail.meeting-cancelled.by': words,
  'mail.meeting-cancelled.cannot': words,
  'mail.meeting-cancelled.own': words,
  'mail.meeting-cancelled.rest': promise('b443', ONE),
  'mail.meeting-cancelled.round': words,
  'mail.meeting-cancelled.subject': words,
  'mail.meeting-cancelled.subject-more': words,
  'mail.meeting-changed.about': words,
  'mail.meeting-changed.body': words,
  'mail.meeting-changed.none': words,
  'mail.meeting-changed.own': words,
  'mail.meeting-changed.subject': words,
  'mail.meeting-changed.subject-own': words,
  'mail.meeting-lapsed.about': words,
  'mail.meeting-lapsed.body': promise('4de6', LAPSED),
  'mail.meeting-lapsed.next': words,
  'mail.meeting-lapsed.next-own': words,
  'mail.meeting-lapsed.own': promise('e0b8', LAPSED),
  'mail.meeting-lapsed.subject': words,
  'mail.meeting-lapsed.subject-own': words,
  'mail.meeting-lapsed.subject-waits': words,
  'mail.meeting-lapsed.subject-waits-own': words,
  'mail.meeting-lapsed.waits': promise('1332', LAPSED_SERIES, LATER),
  'mail.meeting-lapsed.waits-next-own': promise('a171', LATER),
  'mail.meeting-lapsed.waits-own': promise('9b59', LAPSED_SERIES, LATER),
  'mail.meeting-proposed.about': words,
  'mail.meeting-proposed.body': words,
  'mail.meeting-proposed.button': words,
  'mail.meeting-proposed.instead': words,
  'mail.meeting-proposed.moved': promise('a9b1', MOVED),
  'mail.meeting-proposed.other': promise('c334', PAGE),
  'mail.meeting-proposed.own': promise('316b', MOVED, HELD),
  'mail.meeting-proposed.own-first': promise('36a8', NUMBER),
  'mail.meeting-proposed.reply': promise('7565', ANSWER, WORD),
  'mail.meeting-proposed.reply-number': promise('cd26', WORD),
  'mail.meeting-proposed.subject': words,
  'mail.meeting-proposed.subject-moved': words,
  'mail.meeting-proposed.subject-own': words,
  'mail.meeting-proposed.subject-own-first': words,
  'mail.meeting-reminder.about': words,
  'mail.meeting-reminder.change': promise('6833', PAGE),
  'mail.meeting-reminder.day': words,
  'mail.meeting-reminder.shift': promise('7878', SHIFT),
  'mail.meeting-reminder.subject': words,
  'mail.meeting-shifted.about': words,
  'mail.meeting-shifted.body': promise('280c', HOLDS),
  'mail.meeting-shifted.change': promise('e5fc', PAGE),
  'mail.meeting-shifted.subject': words,
  'mail.meeting-soon.about': words,
  'mail.meeting-soon.body': words,
  'mail.meeting-soon.subject': words,
  'mail.meeting-stands.about': words,
  'mail.meeting-stands.after-all': promise('f73e', AFTER_ALL),
  'mail.meeting-stands.body': words,
  'mail.meeting-stands.body-without': words,
  'mail.meeting-stands.button': words,
  'mail.meeting-stands.change': promise('7a1e', PAGE),
  'mail.meeting-stands.reply': promise('576d', ANSWER, WORD),
  'mail.meeting-stands.reply-series': promise('b843', NEXT, SERIES),
  'mail.meeting-stands.subject': words,
  'mail.meeting-stands.subject-without': words,
  'mail.meeting-trouble.about': words,
  'mail.meeting-trouble.began': promise('0ce0', LATE),
  'mail.meeting-trouble.beside': promise('179f', BESIDE),
  'mail.meeting-trouble.button': words,
  'mail.meeting-trouble.delegated': promise('c577', ANSWER),
  'mail.meeting-trouble.ended': promise('945b', ENDED),
  'mail.meeting-trouble.older': promise('51ff', OTHER),
  'mail.meeting-trouble.series': promise('4ff3', SERIES),
  'mail.meeting-trouble.subject': words,
  'mail.meeting-trouble.subject-words': words,
  'mail.meeting-trouble.time': promise('c3bd', OTHER),
  'mail.meeting-trouble.which': promise('b5b7', WORD),
  'mail.meeting-trouble.words': promise('74d0', BESIDE),
  'mail.meeting-until.about': words,
  'mail.meeting-until.body': promise('6d53', LONGER, SHORTER),
  'mail.meeting-until.subject': words,
  'mail.meeting.where': words,
  'unsubscribe.category.meetings': words,
  'unsubscribe.category.meetings-soon': words,
} satisfies Marks;

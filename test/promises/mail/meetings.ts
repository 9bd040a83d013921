import { by, promise, words } from '../marks.ts';
import type { Marks } from '../marks.ts';

const ROOM = 'src/rooms/meetings/meetings.test.ts';
const MOVED = by(
  ROOM,
  'either moves it, on their own clocks: what stood stands no more, and the other is asked',
);
const ONE = by(ROOM, 'one time of a series is called off or moved by itself; the rest stays');
const SHIFT = by(
  'src/rooms/meetings/lookAfterMeetings.test.ts',
  'a series is reminded of and asked after time by time, and says when a change of clocks moved it',
);
const PAGE = by(
  'src/web/partnership/meetings/meetings.test.ts',
  'on its page one is moved, called off, and told where it is',
);

/** The hours of partners. */
export const meetings = {
  'mail.contact-question.met': words,
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
  'mail.meeting-cancelled.rest': promise('c049', ONE),
  'mail.meeting-cancelled.subject': words,
  'mail.meeting-changed.about': words,
  'mail.meeting-changed.body': words,
  'mail.meeting-changed.none': words,
  'mail.meeting-changed.subject': words,
  'mail.meeting-proposed.about': words,
  'mail.meeting-proposed.body': words,
  'mail.meeting-proposed.button': words,
  'mail.meeting-proposed.instead': words,
  'mail.meeting-proposed.moved': promise('2f83', MOVED),
  'mail.meeting-proposed.other': promise('c334', PAGE),
  'mail.meeting-proposed.subject': words,
  'mail.meeting-proposed.subject-moved': words,
  'mail.meeting-reminder.about': words,
  'mail.meeting-reminder.change': promise('6833', PAGE),
  'mail.meeting-reminder.day': words,
  'mail.meeting-reminder.hour': words,
  'mail.meeting-reminder.shift': promise('7878', SHIFT),
  'mail.meeting-reminder.subject': words,
  'mail.meeting-reminder.subject-hour': words,
  'mail.meeting-stands.about': words,
  'mail.meeting-stands.body': words,
  'mail.meeting-stands.button': words,
  'mail.meeting-stands.change': promise('7a1e', PAGE),
  'mail.meeting-stands.subject': words,
  'mail.meeting.where': words,
  'unsubscribe.category.meetings': words,
} satisfies Marks;

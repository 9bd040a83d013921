import { by, promise, words } from '../marks.ts';
import type { Marks } from '../marks.ts';

/** A test that covers when a partner gets a mail that somebody waits in a call, and when not. */
export const TOLD = by(
  'test/mail/callWaiting.test.ts',
  'whoever waits in a call has their partner told by mail until when, once an hour; not one who is away, wants no such mail or is there, and not once they left',
);

const MEETING = by(
  'test/mail/callWaiting.test.ts',
  'mails of a meeting by video or voice lead to the call, also beside another place, and without a relay no more once one of them wants no direct connection',
);

/** Calls of partners. */
export const callMails = {
  'mail.call-waiting.about': words,
  'mail.call-waiting.body': promise('8c7f', TOLD),
  'mail.call-waiting.button': words,
  'mail.call-waiting.free': promise('a0c0', TOLD),
  'mail.call-waiting.subject': promise('889a', TOLD),
  'mail.meeting.call': promise('aef6', MEETING),
  'mail.meeting.call-too': promise('631b', MEETING),
  'unsubscribe.category.calls': words,
} satisfies Marks;

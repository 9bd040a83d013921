import { by, promise, words } from '../marks.ts';
import type { Marks } from '../marks.ts';

/** A test that sees the mail to a partner who is waited for in a call go, and not go. */
export const TOLD = by(
  'test/mail/callWaiting.test.ts',
  'whoever waits in a call has their partner told by mail until when, once an hour; not one who is away, wants no such mail or is there, and not once they left',
);

/** Calls of partners. */
export const callMails = {
  'mail.call-waiting.about': words,
  'mail.call-waiting.body': promise('db82', TOLD),
  'mail.call-waiting.button': words,
  'mail.call-waiting.free': promise('a0c0', TOLD),
  'mail.call-waiting.subject': promise('889a', TOLD),
  'unsubscribe.category.calls': words,
} satisfies Marks;

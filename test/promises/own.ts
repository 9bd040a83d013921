import { by, promise, words } from './marks.ts';
import type { Marks } from './marks.ts';
import { GOES } from './shared.ts';

const ERASURE = 'src/web/me/erasure.test.ts';
const RHYTHM = 'src/rooms/preferences/rhythm.test.ts';
const UNSUBSCRIBE = 'src/web/unsubscribe/unsubscribe.test.ts';
const A_DAY = by(
  ERASURE,
  'for a day nothing changes but that it is coming; then the timetable erases, tells the partner and says so in a last mail',
);
const STAYS = by(
  ERASURE,
  'who changes their mind stays, on the page or by the mailed link, signed in or not',
);
const TAKEN = by(
  'src/web/me/keeping.test.ts',
  'comments stay as a former participant’s unless they are taken along, which the page offers, and answers to them stay',
);
const MORNING = by(RHYTHM, 'a digest comes at the first nine in the morning from then on, in every zone');
const EVERYTHING = by(
  'src/rooms/outbox/leaving/digest.test.ts',
  'who wants mail only when there is something to do gets no topic, and who wants everything gets its whole text',
);
const QUIET = by(
  RHYTHM,
  'quiet hours end at the first moment that is not in them, on every day and in every zone',
);
const UNDONE = by(UNSUBSCRIBE, 'the page offers to take it back, and that is one click too');

/** Deleting all personal data, choosing how mails come, and stopping them. */
export const own = {
  'erasure.coming': promise('64dd', A_DAY),
  'erasure.coming-when': promise('82e2', A_DAY, STAYS),
  'erasure.comments': promise('bb90', TAKEN),
  'erasure.comments-help': promise('6223', TAKEN),
  'erasure.comments-take': words,
  'erasure.do': words,
  'erasure.elsewhere': promise(
    '8fc2',
    by(
      'src/federation/out/answers.test.ts',
      'an answer to somebody elsewhere goes there when its writer chose so, and is taken back there with the writer',
    ),
  ),
  'erasure.error.last-director': promise(
    '5fce',
    by('src/web/me/ownData.test.ts', 'the only director cannot be erased'),
  ),
  'erasure.goes': words,
  'erasure.goes-what': promise('065c', GOES, A_DAY),
  'erasure.lead': promise('24c4', A_DAY),
  'erasure.stay': words,
  'erasure.stay-lead': promise('4b47', STAYS),
  'erasure.stays': words,
  'erasure.stays-what': promise(
    '256b',
    by('src/web/me/keeping.test.ts', 'before anything goes the page names what stays'),
    GOES,
  ),
  'erasure.take-data': words,
  'rhythm.daily': promise(
    '2bb6',
    MORNING,
    by(
      'src/rooms/outbox/leaving/digest.test.ts',
      'what can wait is gathered into one mail in the morning, and a code is not',
    ),
  ),
  'rhythm.each': words,
  'rhythm.error.quiet': words,
  'rhythm.everything': promise('6d87', EVERYTHING),
  'rhythm.extra': words,
  'rhythm.label': words,
  'rhythm.lead': promise(
    '5ae8',
    by(
      'test/promises/keepers/waits.test.ts',
      'what needs an answer, letters and codes never wait for a digest or the end of quiet hours',
    ),
  ),
  'rhythm.only-acts': promise('f474', EVERYTHING),
  'rhythm.quiet': words,
  'rhythm.quiet-from': words,
  'rhythm.quiet-help': promise('db8b', QUIET),
  'rhythm.quiet-programme': promise('9de4', QUIET),
  'rhythm.quiet-until': words,
  'rhythm.title': words,
  'rhythm.weekly': promise('6416', MORNING),
  'unsubscribe.button': words,
  'unsubscribe.category.announcements': words,
  'unsubscribe.category.chats': words,
  'unsubscribe.category.digest': words,
  'unsubscribe.category.discussion': words,
  'unsubscribe.category.news': words,
  'unsubscribe.category.openings': words,
  'unsubscribe.category.reminders': words,
  'unsubscribe.category.topics': words,
  'unsubscribe.done.lead': promise(
    '2aad',
    by(
      'test/mail/rewritten.test.ts',
      'who unsubscribed between queueing and sending gets nothing of that kind',
    ),
  ),
  'unsubscribe.done.title': words,
  'unsubscribe.lead': promise(
    '5d9f',
    by(
      'src/rooms/outbox/leaving/digest.test.ts',
      'whoever stopped the digest still gets what nobody can stop, and nothing else',
    ),
  ),
  'unsubscribe.title': words,
  'unsubscribe.undo': promise('bdf0', UNDONE),
  'unsubscribe.undone.lead': promise('8c62', UNDONE),
  'unsubscribe.undone.title': words,
} satisfies Marks;

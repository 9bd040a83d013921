import { by, promise, words } from '../marks.ts';
import type { Marks } from '../marks.ts';
import { TRIO, TRIO_NO } from '../trio.ts';
import { FILTER } from '../shared.ts';
import { HIDDEN, RHYTHM } from '../sharedByPartners.ts';

const LINK_ENDS = by(
  'src/web/partnership/byLink.test.ts',
  'it lasts seven days, and no longer than its link; then nothing of it is kept',
);
const LINK_REACHES = by(
  'src/web/partnership/byLink.test.ts',
  'who came by the link in a letter reads and answers it, and is told how far that reaches',
);
const ASKED = by(
  'src/rooms/partnerships/contact/contact.test.ts',
  'each is asked a fortnight after they met, and a fortnight later, once each time',
);
const NEXT = by(
  'src/web/partnership/topic/next.test.ts',
  'the page of two says what comes next: the next topic, the next question whether they talked, and the end',
);
const NEXT_SAID = by(
  'src/web/partnership/topic/next.test.ts',
  'no question is promised to who has said that they talked, or wants no reminders',
);
const END = by(
  'src/rooms/partnerships/ending/endRounds.test.ts',
  'members are told a week before the end, once, and get one farewell when it comes',
);
const TOPIC_DAY = by(
  'src/rooms/topics/topics.test.ts',
  'each participant gets the topic at nine in their own morning, once, and no one else does',
);

/** The page of two, without letters and partings. */
export const room = {
  'partnership.address': words,
  'partnership.address-chosen': promise('97fc', HIDDEN),
  'partnership.address-hidden': promise('bb96', HIDDEN),
  'partnership.address-hide': words,
  'partnership.address-show': words,
  'partnership.by-link': promise('bc14', LINK_ENDS, LINK_REACHES),
  'partnership.card-lead': words,
  'partnership.contents': words,
  'partnership.filtered': promise('a305', FILTER),
  'partnership.former': words,
  'partnership.lead': promise('18c7', END),
  'partnership.lead-ended': promise('a0db', END),
  'partnership.lead-left': words,
  'partnership.lead-over': words,
  'partnership.next': words,
  'partnership.next.contact': promise('b02c', NEXT, NEXT_SAID, ASKED, RHYTHM),
  'partnership.next.ends': promise('4f1e', NEXT, END),
  'partnership.next.topic': promise('62df', NEXT, TOPIC_DAY),
  'partnership.none.body': words,
  'partnership.none.status': words,
  'partnership.none.title': words,
  'partnership.other-line': words,
  'partnership.others': words,
  'partnership.page': words,
  'partnership.said': words,
  'partnership.title': words,
  'partnership.trio.lead': words,
  'partnership.trio.said-yes': promise('fe2a', TRIO, TRIO_NO),
  'partnership.ways': words,
  'partnership.ways-over': words,
  'partnership.you': words,
} satisfies Marks;

import { by, promise, words } from '../marks.ts';
import type { Marks } from '../marks.ts';
import { CALLED_OFF, COMMENTS, FIRST, SIGNED } from '../shared.ts';

const DATES = 'src/rooms/programmes/dates/checkDates.test.ts';
const OVER = by(
  'src/rooms/partnerships/ending/endRounds.test.ts',
  'at the end of a round nobody is left waiting: who has no partner is told why, and comes first only if they were looked for',
);
const CANCELLED = by(
  DATES,
  'a round that is called off tells who applied when the next one opens; one that runs cannot be',
);
const LEGAL = by(
  'src/rooms/people/legal/legal.test.ts',
  'whoever agreed to a legal text gets one mail with what changed; mended within ten minutes, it is still one, and taken back, none',
);
const ASKED_AGAIN = by(
  'src/web/legal/legal.test.ts',
  'a director publishes a new version; everybody reads it, and those who agreed before are asked again',
);
const PARTNER = by(
  'test/mail/talk.test.ts',
  'is for the partner alone when it is something to talk about with one: a letter with the question it quotes',
);
const PUBLIC = by('test/mail/talk.test.ts', 'becomes public at the other address alone');
const QUESTION = by(
  'test/mail/comments.test.ts',
  'answers the question it quotes, one or several, broken lines and all',
);

/** Mails to many: dates, the ends of rounds, legal texts, topics, announcements. */
export const round = {
  'mail.announcement.about': words,
  'mail.announcement.subject': words,
  'mail.dates-changed.about': words,
  'mail.dates-changed.body': promise(
    '7acb',
    by(
      'src/rooms/programmes/dates/changedDates.test.ts',
      'a change of dates of an open round is told once to everyone in it, and to nobody else',
    ),
  ),
  'mail.dates-changed.link': words,
  'mail.dates-changed.still': promise(
    'dd60',
    by(
      'src/rooms/pairing/askedAgain.test.ts',
      'asking at a later day asks those again who were silent, once that day has come',
    ),
    by('test/promises/keepers/dates.test.ts', 'a yes stays a yes when dates move, and the mail says so'),
  ),
  'mail.dates-changed.subject': words,
  'mail.digest.about': words,
  'mail.digest.hello': words,
  'mail.digest.subject': words,
  'mail.legal-changed.about': words,
  'mail.legal-changed.added': words,
  'mail.legal-changed.body': promise('c0eb', LEGAL, ASKED_AGAIN),
  'mail.legal-changed.link': words,
  'mail.legal-changed.more': words,
  'mail.legal-changed.removed': words,
  'mail.legal-changed.subject': words,
  'mail.legal-changed.subject-conduct': words,
  'mail.round-cancelled.about': words,
  'mail.round-cancelled.body': promise('3c82', CANCELLED, CALLED_OFF),
  'mail.round-cancelled.link': words,
  'mail.round-cancelled.next': promise('6b83', CANCELLED, CALLED_OFF),
  'mail.round-cancelled.no-next': promise('6708', CALLED_OFF),
  'mail.round-cancelled.subject': words,
  'mail.round-over.about': words,
  'mail.round-over.body': promise('3104', OVER),
  'mail.round-over.priority': promise('aca0', OVER, FIRST),
  'mail.round-over.subject': words,
  'mail.round-over.unanswered': promise('5d18', OVER),
  'mail.topic.about': words,
  'mail.topic.answer': words,
  'mail.topic.answer-public': words,
  'mail.topic.day': words,
  'mail.topic.hello': words,
  'mail.topic.hello-reader': words,
  'mail.topic.hello-waiting': words,
  'mail.topic.language': words,
  'mail.topic.optional': words,
  'mail.topic.questions': words,
  'mail.topic.read': words,
  'mail.topic.reply': promise('95fe', PARTNER, PUBLIC, COMMENTS, SIGNED, QUESTION),
  'mail.topic.reply-alone': promise('28c1', COMMENTS, SIGNED, QUESTION),
  'mail.topic.reply-part': promise(
    '4057',
    PARTNER,
    PUBLIC,
    by(
      'test/mail/commentAnswers.test.ts',
      'in a digest, whose answers go to the inbox, a topic and a comment have addresses of their own',
    ),
    SIGNED,
  ),
  'mail.topic.reply-part-alone': promise(
    '42c5',
    by(
      'test/mail/commentAnswers.test.ts',
      'in a digest, whose answers go to the inbox, a topic and a comment have addresses of their own',
    ),
    SIGNED,
  ),
  'mail.topic.subject': words,
  'mail.waiting.about': words,
  'mail.waiting.body': promise(
    '420b',
    by(
      'src/rooms/pairing/publication/publish.test.ts',
      'publishing makes partnerships, tells everybody, and waits with a reason for who has none',
    ),
  ),
  'mail.waiting.priority': promise('880b', FIRST),
  'mail.waiting.subject': words,
  'mail.why.category': promise(
    'b93e',
    by(
      'src/web/unsubscribe/unsubscribe.test.ts',
      'a mail service stops a kind of mail by one post from another site, without cookies, and may say it twice',
    ),
  ),
  'mail.why.service': words,
  'mail.why.stop': promise(
    '8750',
    by(
      'src/rooms/outbox/leaving/digest.test.ts',
      'the rhythm is chosen among one’s details, and from the foot of a mail without signing in',
    ),
  ),
} satisfies Marks;

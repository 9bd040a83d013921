import { by, promise, words } from '../marks.ts';
import type { Marks } from '../marks.ts';
import { READERS } from '../shared.ts';

const ROOM = 'src/rooms/readers/readers.test.ts';
const OPENS = by(
  ROOM,
  'when a round opens, who asked is told once, with the way to apply; then the wish is forgotten, and an address known by nothing else',
);

/** Mails that people asked for: the opening of a round, news. */
export const subscriptions = {
  'mail.news.about': words,
  'mail.news.language': words,
  'mail.news.read': words,
  'mail.news.subject': words,
  'mail.round-open.about': words,
  'mail.round-open.body': promise('919c', OPENS),
  'mail.round-open.once': promise('1534', OPENS),
  'mail.round-open.reply': promise(
    '0b26',
    by(
      'test/mail/byMail.test.ts',
      'two people take part by mail alone: from the first mail to a partner, a letter to and fro, and leaving',
    ),
  ),
  'mail.round-open.subject': words,
  'mail.subscription-confirm.about': words,
  'mail.subscription-confirm.body': words,
  'mail.subscription-confirm.not-you': promise(
    '2011',
    by(
      ROOM,
      'an address that asks gets one mail a day, nothing before its link is used, and is forgotten after thirty days',
    ),
  ),
  'mail.subscription-confirm.reply': promise('0d69', READERS),
  'mail.subscription-confirm.subject': words,
  'mail.subscription-confirm.yours': words,
  'mail.subscription-noted.about': words,
  'mail.subscription-noted.no': promise(
    'bab8',
    by(
      'test/mail/subscription.test.ts',
      'a no changes nothing, and an answer that says more asks back, with a link that does the same',
    ),
  ),
  'mail.subscription-noted.stop': promise(
    '38a5',
    by(
      'src/web/subscription/subscription.test.ts',
      'a visitor gives an address on the front page, opens the mailed link, presses its button, and stops by one click',
    ),
  ),
  'mail.subscription-noted.subject': words,
  'mail.subscription-noted.yes': promise('e9bd', READERS),
} satisfies Marks;

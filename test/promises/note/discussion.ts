import { by, promise, words } from '../marks.ts';
import type { Marks } from '../marks.ts';
import { BANNED, FOLLOWS } from '../shared.ts';

const ROOM = 'src/rooms/discussion/discussion.test.ts';
const LINK = by(
  ROOM,
  'somebody nobody knows gives an address, opens the link, waits for a moderator once, and then appears at once',
);

/** Comments, following, the words of the glossary and messages to the programme. */
export const discussion = {
  'note.appeal-again': promise('b03f', BANNED),
  'note.appeal-sent': promise('bc33', BANNED),
  'note.comment-banned': promise('f5f2', BANNED),
  'note.comment-held': promise('75d7', LINK),
  'note.comment-late': promise(
    '57f3',
    by(
      'src/rooms/discussion/reading/threads.test.ts',
      'a comment may be changed for an hour and taken back for a month, by its writer alone',
    ),
  ),
  'note.comment-reported': promise(
    '15fb',
    by(
      'src/rooms/discussion/moderation/moderate.test.ts',
      'a like counts once for each, and again takes it back; a report brings it before a moderator once',
    ),
  ),
  'note.comment-shown': words,
  'note.comment-unconfirmed': promise('ef93', LINK),
  'note.comment-withdrawn': words,
  'note.contact-sent': promise(
    '384b',
    by(
      'src/web/contact/contact.test.ts',
      'a visitor’s words reach the inbox, and they are told once in their language, without a word of what was typed',
    ),
    by('src/rooms/inbox/waiting.test.ts', 'whoever has waited three days stands higher on the work list'),
  ),
  'note.follow-asked': promise('64c5', FOLLOWS),
  'note.followed': promise(
    '51a1',
    by(
      'src/rooms/discussion/moderation/moderate.test.ts',
      'whoever follows is told a quarter of an hour later, of all that is new but their own, and not again for hours',
    ),
  ),
  'note.guest-handed-in': promise(
    'a4dc',
    by(
      'src/web/topics/guest.test.ts',
      'a guest is asked by mail, writes on a page of their own, and appears on the day once an editor approved',
    ),
  ),
  'note.like-taken-back': words,
  'note.liked': words,
  'note.term-proposed': promise(
    '5c56',
    by(
      'src/web/glossary/glossary.test.ts',
      'a participant explains a word, an editor takes it in, and it stands under the topics that use it',
    ),
  ),
  'note.unfollowed': promise('e138', FOLLOWS),
} satisfies Marks;

import { by, promise, words } from '../marks.ts';
import type { Marks } from '../marks.ts';
import { COMMENTS, FOLLOWS, REPLIES, SIGNED } from '../shared.ts';

const DESK = 'src/web/workbench/discussion/discussion.test.ts';
const BANNED = by(
  DESK,
  'who is banned is told why, objects once by the mailed link, and hears what a moderator decides',
);
const HIDDEN = by(
  DESK,
  'a moderator hides with a reason that the writer is told; taken back, what waited waits again and what stood stands',
);
const FORGOTTEN = by(
  'src/rooms/discussion/followers.test.ts',
  'what nobody confirmed goes after a month, with the address; so do the words of what was taken back',
);
const LINK = by(
  'src/rooms/discussion/discussion.test.ts',
  'somebody nobody knows gives an address, opens the link, waits for a moderator once, and then appears at once',
);
const HELD = by(
  'test/mail/commentsRefused.test.ts',
  'who follows without an account answers a comment by mail; the first waits for a moderator, and they are told',
);
const LEFT_OUT = by(
  'test/mail/commentsRefused.test.ts',
  'pictures and other files do not come into the discussion, the words do, and their writer is told',
);
const TROUBLE = by(
  'test/mail/commentsRefused.test.ts',
  'what can’t become a comment is answered with the reason',
);
const OWN_ADDRESS = by(
  'test/mail/commentAnswers.test.ts',
  'each of several comments has an address of its own, which the outbox does not show, and an answer there stands under it',
);
const WHOLE = by(
  'test/mail/commentAnswers.test.ts',
  'an answer to the whole mail goes to the topic, and one that quotes a single comment goes under it',
);
const GUEST = by(
  'src/web/topics/guest.test.ts',
  'a guest is asked by mail, writes on a page of their own, and appears on the day once an editor approved',
);

/** Comments, following and guests. */
export const discussion = {
  'mail.ban-kept.about': words,
  'mail.ban-kept.body': promise('3248', BANNED),
  'mail.ban-kept.subject': words,
  'mail.ban-lifted.about': words,
  'mail.ban-lifted.body': promise('dd93', BANNED),
  'mail.ban-lifted.subject': words,
  'mail.comment-confirm.about': words,
  'mail.comment-confirm.body': promise('4d3e', LINK),
  'mail.comment-confirm.button': words,
  'mail.comment-confirm.not-you': promise('0213', FORGOTTEN),
  'mail.comment-confirm.subject': words,
  'mail.comment-moderated.about': words,
  'mail.comment-moderated.answer': promise('c49a', REPLIES),
  'mail.comment-moderated.approved': promise(
    '467f',
    by(
      'src/rooms/discussion/followers.test.ts',
      'whose comment waited is told when it stands: once, and only while it does',
    ),
  ),
  'mail.comment-moderated.edited': words,
  'mail.comment-moderated.hidden': promise('0a8f', HIDDEN),
  'mail.comment-moderated.open': words,
  'mail.comment-moderated.subject': words,
  'mail.comment-received.about': words,
  'mail.comment-received.back': words,
  'mail.comment-received.held': promise('58cf', HELD),
  'mail.comment-received.left-out': promise('5744', LEFT_OUT),
  'mail.comment-received.open': words,
  'mail.comment-received.readers': promise('997a', SIGNED),
  'mail.comment-received.shown': promise('67aa', COMMENTS),
  'mail.comment-received.subject': words,
  'mail.comment-trouble.about': words,
  'mail.comment-trouble.banned': promise('6a52', TROUBLE, BANNED),
  'mail.comment-trouble.empty': words,
  'mail.comment-trouble.gone': words,
  'mail.comment-trouble.left-out': promise('5be7', LEFT_OUT),
  'mail.comment-trouble.often': promise('ece7', TROUBLE),
  'mail.comment-trouble.subject': words,
  'mail.comment-trouble.subject-part': words,
  'mail.comment-trouble.too-long': promise('688d', TROUBLE),
  'mail.comments-new.about': words,
  'mail.comments-new.answer': words,
  'mail.comments-new.hello': words,
  'mail.comments-new.more': words,
  'mail.comments-new.open': words,
  'mail.comments-new.reply': promise('e40d', HELD),
  'mail.comments-new.reply-part': promise(
    'd679',
    by(
      'test/mail/commentAnswers.test.ts',
      'in a digest, whose answers go to the inbox, a topic and a comment have addresses of their own',
    ),
  ),
  'mail.comments-new.reply-several': promise('0048', OWN_ADDRESS, WHOLE),
  'mail.comments-new.stop': promise('94b4', FOLLOWS),
  'mail.comments-new.subject': words,
  'mail.follow-confirm.about': words,
  'mail.follow-confirm.body': promise('9c7e', FOLLOWS),
  'mail.follow-confirm.button': words,
  'mail.follow-confirm.not-you': promise(
    'cc7a',
    by(
      'src/rooms/discussion/followers.test.ts',
      'an address that only followed is forgotten a month after it came, once it follows nothing, and not before',
    ),
  ),
  'mail.follow-confirm.subject': words,
  'mail.guest-invitation.about': words,
  'mail.guest-invitation.body': words,
  'mail.guest-invitation.day': promise('b917', GUEST),
  'mail.guest-invitation.hello': words,
  'mail.guest-invitation.ignore': promise('aadb', GUEST),
  'mail.guest-invitation.subject': words,
  'mail.guest-invitation.write': words,
  'mail.writer-banned.about': words,
  'mail.writer-banned.appeal': promise('d717', BANNED),
  'mail.writer-banned.body': promise('f54d', BANNED),
  'mail.writer-banned.button': words,
  'mail.writer-banned.subject': words,
} satisfies Marks;

import { by, promise, words } from '../marks.ts';
import type { Marks } from '../marks.ts';
import { LAST_DAY } from '../shared.ts';

const DISK_TOLD = by(
  'src/rooms/upkeep/watchDisk.test.ts',
  'two weeks before the disk is full the operator is mailed once and a line stands on the work list, until there is room',
);
const NOTHING_LOST = by(
  'test/fullDisk/fullDisk.test.ts',
  'while no more than the reserve is left nothing is begun, pages are read, and mail is to come later',
);
const ROOM = 'src/rooms/inbox/inbox.test.ts';
const BY_MAIL = by(ROOM, 'a volunteer answers by mail, and their own address never goes out');
const BOTH = by(
  'test/mail/inbox.test.ts',
  'somebody outside and a volunteer write to each other by mail alone, in one thread on both sides',
);
const PRESSED = by(
  'src/rooms/inbox/waiting.test.ts',
  'whoever has waited three days stands higher on the work list',
);
const TAKEN = by(
  'src/rooms/inbox/threads.test.ts',
  'a mail opens a thread that waits on the work list, and the same mail again changes nothing',
);
const LEFT_OUT = by(
  'test/promises/keepers/team.test.ts',
  'a volunteer’s answer goes on without what was attached, and they are told each time',
);
const NOT_SENT = by(
  'test/promises/keepers/team.test.ts',
  'a volunteer’s answer that does not go on is told with the reason, and can be sent on the page',
);
const FORGOTTEN = by(
  'src/web/workbench/people/people.test.ts',
  'who never answered an invitation is forgotten after it ran out',
);

/** The inbox, and who is asked to help. */
export const team = {
  'mail.disk-filling.about': words,
  'mail.disk-filling.button': words,
  'mail.disk-filling.by': promise('38d8', DISK_TOLD),
  'mail.disk-filling.nearly': words,
  'mail.disk-filling.subject': words,
  'mail.disk-filling.then': promise('d8f7', NOTHING_LOST),
  'mail.inbox-answer.about': words,
  'mail.inbox-answer.quoted': words,
  'mail.inbox-answer.reply': promise('e7fb', BOTH),
  'mail.inbox-answer.subject': words,
  'mail.inbox-answer.subject-plain': words,
  'mail.inbox-notice.about': words,
  'mail.inbox-notice.answer': promise('a8f5', BY_MAIL),
  'mail.inbox-notice.body': words,
  'mail.inbox-notice.open': words,
  'mail.inbox-notice.pictures': promise(
    '5a7e',
    by(
      'src/web/workbench/inbox/whole.test.ts',
      'their application is a click away, and a picture is shown to those who see its thread alone',
    ),
  ),
  'mail.inbox-notice.private-body': promise(
    '475b',
    by(
      'src/web/workbench/inbox/whole.test.ts',
      'what was handed to safeguarding is gone for everybody else, in the list, the page, the log and every act',
    ),
  ),
  'mail.inbox-notice.private-subject': words,
  'mail.inbox-notice.subject': words,
  'mail.inbox-notice.subject-plain': words,
  'mail.inbox-received.about': words,
  'mail.inbox-received.body': promise('1940', TAKEN, PRESSED),
  'mail.inbox-received.not-you': words,
  'mail.inbox-received.subject': words,
  'mail.inbox-received.tell-me': promise(
    '8d86',
    by(
      'test/mail/subscription.test.ts',
      'who would like to apply while no round is open is offered to be told; while one is open, the word brings its form',
    ),
  ),
  'mail.inbox-trouble.about': words,
  'mail.inbox-trouble.attachments': promise('7818', LEFT_OUT),
  'mail.inbox-trouble.empty': words,
  'mail.inbox-trouble.often': promise('33d0', NOT_SENT),
  'mail.inbox-trouble.subject': words,
  'mail.inbox-trouble.subject-attachments': words,
  'mail.inbox-trouble.too-long': words,
  'mail.inbox-trouble.unknown': words,
  'mail.invitation.about': words,
  'mail.invitation.accept': words,
  'mail.invitation.body': words,
  'mail.invitation.ignore': promise('7faf', FORGOTTEN),
  'mail.invitation.subject': words,
  'mail.invitation.until': promise(
    '2173',
    LAST_DAY,
    by(
      'src/web/workbench/people/people.test.ts',
      'an invited newcomer accepts by the button of the mailed link, and holds the role',
    ),
  ),
} satisfies Marks;

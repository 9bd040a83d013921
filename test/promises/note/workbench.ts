import { by, promise, words } from '../marks.ts';
import type { Marks } from '../marks.ts';
import { DECLINED } from '../shared.ts';
import { ENDED } from '../sharedByPartners.ts';

const OUTBOX = 'src/web/workbench/outbox/outbox.test.ts';
const RUN = 'src/rooms/pairing/runs/run.test.ts';
const WORK = 'src/web/workbench/work/work.test.ts';
const OCCASION = by(
  OUTBOX,
  'a whole occasion is held, let go, taken out and brought back; each act is in the log and can be undone',
);
const NOW = by(OUTBOX, 'a dropped mail does not leave; one sent now leaves before its hour');
const EDITED = by(
  'src/web/workbench/outbox/edit.test.ts',
  'an edited mail leaves as it was edited, its HTML from the same text, its foot and links kept',
);
const PUBLISHED = by(
  'src/rooms/pairing/publication/publish.test.ts',
  'publishing makes partnerships, tells everybody, and waits with a reason for who has none',
);
const LOCKED = by(
  'src/rooms/pairing/promises.test.ts',
  'a locked pair stays together through a run whatever the rules, also where its country is full',
);
const BY_HAND = by(
  'src/rooms/pairing/publication/published.test.ts',
  'in a round that runs, two who wait are introduced to each other by hand',
);
const MATTERS = by(WORK, 'somebody takes a matter on, gives it back, ends it, and undoes that in the log');
const ROLE = by(
  'src/web/workbench/people/people.test.ts',
  'a role ends and comes back by undo; the last director stays',
);
const HANDED = by(
  'src/web/workbench/inbox/whole.test.ts',
  'what was handed to safeguarding is gone for everybody else, in the list, the page, the log and every act',
);
const PAGES = 'src/web/workbench/pages/pages.test.ts';
const TRAY = 'src/web/workbench/tray/tray.test.ts';
const DATES = 'src/rooms/programmes/dates/checkDates.test.ts';

const ANNOUNCED = by(
  'src/web/workbench/announcements/change.test.ts',
  'the text of one that waits is changed in one place: what left and what was reworded by hand keeps its words, and it can be undone',
);

/** Notes of volunteers' acts. */
export const workbench = {
  'note.backup-asked': promise(
    '01a3',
    by('src/backup/nightly.test.ts', 'the button begins a backup, and the page looks again while it is made'),
  ),
  'note.announcement-changed': promise('9fc9', ANNOUNCED),
  'note.announcement-left': words,
  'note.announcement-queued': words,
  'note.application-declined': promise('ae48', DECLINED),
  'note.archived': words,
  'note.canned-removed': promise(
    'b3b3',
    by(
      'test/promises/keepers/workbench.test.ts',
      'a ready-made answer that was removed comes back from the log',
    ),
  ),
  'note.changed-meanwhile': words,
  'note.comment-approved': promise(
    '0542',
    by(
      'src/rooms/discussion/moderation/moderate.test.ts',
      'words taken out by a moderator come back with the undo, and approving can be taken back',
    ),
  ),
  'note.comment-hidden': words,
  'note.concern-handled': words,
  'note.kept-apart': promise(
    '8fc7',
    by(
      'test/concerns/apart.test.ts',
      'begins at once: no letter passes on page or by mail, its author keeps it and hears a neutral sentence',
    ),
  ),
  'note.not-apart': promise(
    'e0d3',
    by(
      'test/concerns/apart.test.ts',
      'is lifted by who may read the concern alone; letters of that time stay with their authors',
    ),
  ),
  'note.appeal-answered': promise(
    '8b70',
    by('test/concerns/decided.test.ts', 'is read and answered by somebody who did not decide it'),
  ),
  'note.concern-decided': promise(
    '0de0',
    by(
      'test/concerns/decided.test.ts',
      'to talk or to part is told to each as it concerns them, without a word of the concern',
    ),
  ),
  'note.concern-reopened': words,
  'note.dates-told': promise(
    '7b8d',
    by(
      'src/rooms/programmes/dates/changedDates.test.ts',
      'a change of dates of an open round is told once to everyone in it, and to nobody else',
    ),
    by(
      'src/rooms/pairing/askedAgain.test.ts',
      'a change that is taken back within ten minutes closes nothing, asks nobody and mails nobody',
    ),
    by(
      'src/rooms/programmes/dates/changedDates.test.ts',
      'a change of dates can be taken back, at once without anybody hearing of it, later with a mail; not when the date moved on since',
    ),
  ),
  'note.dev-mail-taken': promise(
    '477e',
    by(
      'src/web/dev/write.test.ts',
      'without a mail server somebody at the machine takes part by mail: writes, and answers between the lines, in any language',
    ),
  ),
  'note.guest-invited': promise(
    '3153',
    by(
      'src/web/topics/guest.test.ts',
      'a guest is asked by mail, writes on a page of their own, and appears on the day once an editor approved',
    ),
  ),
  'note.incoming-discarded': words,
  'note.incoming-retried': words,
  'note.incoming-to-inbox': promise(
    '616b',
    by(
      TRAY,
      'a mail to nobody can be read as text, handed to the inbox or discarded; then the work list is clear',
    ),
  ),
  'note.incoming-vouched': promise(
    '0aaf',
    by('test/mail/givenOut.test.ts', 'acts for its person once they said that the mail is theirs'),
  ),
  'note.introduced': promise('1bdf', BY_HAND),
  'note.invited': promise(
    'd6a6',
    by(
      'src/web/workbench/people/people.test.ts',
      'an invited newcomer accepts by the button of the mailed link, and holds the role',
    ),
  ),
  'note.locked': promise('6200', LOCKED),
  'note.calls-checked': words,
  'note.mail-checked': words,
  'note.mail-edited': promise('01d5', EDITED),
  'note.mail-paused': promise(
    '90b5',
    by(OUTBOX, 'all mail is paused and let go again with one button'),
    by('test/mail/setAside.test.ts', 'a programme that holds its mail back still lets a sign-in code pass'),
  ),
  'note.mail-resumed': promise('cc10', by(OUTBOX, 'all mail is paused and let go again with one button')),
  'note.mail-reverted': words,
  'note.mail-test-sent': promise(
    '92da',
    by(
      'src/web/operator/mail/servers.test.ts',
      'a test mail is a job, and what came of it stands on the page',
    ),
  ),
  'note.mails-dropped': promise('0ac3', OCCASION),
  'note.mails-held': promise('1223', OCCASION),
  'note.mails-nothing': words,
  'note.mails-released': promise('d002', OCCASION),
  'note.mails-restored': promise('d340', OCCASION),
  'note.mails-sent-now': promise('dc11', NOW),
  'note.matter-done': promise('d3c1', MATTERS),
  'note.no-safeguarding': promise(
    '0559',
    by(
      'src/rooms/inbox/inbox.test.ts',
      'nothing is handed over while the programme has nobody for safeguarding',
    ),
  ),
  'note.page-published': promise(
    '0f55',
    by(
      PAGES,
      'an editor writes a page, looks at it, publishes it, and everybody finds it in the menu in their language',
    ),
  ),
  'note.page-restored': promise(
    '610f',
    by(PAGES, 'the history shows what changed word by word, and brings an earlier text back'),
  ),
  'note.page-taken-down': promise(
    'b819',
    by(PAGES, 'publishing and changing are in the log and can be undone, unless somebody wrote on since'),
  ),
  'note.page-unchanged': words,
  'note.paired': promise(
    '78ae',
    by(
      'src/rooms/pairing/proposals/byHand.test.ts',
      'what is locked stays through a run, and the rest is made anew',
    ),
  ),
  'note.parted': promise(
    '0771',
    by(
      'src/rooms/pairing/proposals/byHand.test.ts',
      'two who were parted by hand are not proposed to each other again, until somebody pairs them by hand',
    ),
  ),
  'note.partners-published': promise('4fbb', PUBLISHED),
  'note.partnership-was-ended': promise('0398', ENDED),
  'note.published': words,
  'note.role-ended': promise('d251', ROLE),
  'note.round-cancelled': promise(
    '9c80',
    by(
      DATES,
      'a round that is called off tells who applied when the next one opens; one that runs cannot be',
    ),
  ),
  'note.round-planned': words,
  'note.round-published': words,
  'note.run-stopped': promise(
    'e690',
    by(RUN, 'a run that was stopped changes nothing, and one at a time is enough'),
  ),
  'note.their-application-confirmed': words,
  'note.their-application-withdrawn': words,
  'note.thread-about-them': promise(
    'fc41',
    by(
      'test/concerns/handed.test.ts',
      'a conversation is not given back to coordinators of whom one is who it is about',
    ),
  ),
  'note.thread-closed': promise(
    '3144',
    by(
      'src/rooms/inbox/threads.test.ts',
      'a reply joins its thread by token, by a reference to theirs or to ours, and opens it again',
    ),
  ),
  'note.thread-handed-over': promise('aa41', HANDED),
  'note.thread-merged': words,
  'note.thread-spam': words,
  'note.topic-approve-again': promise(
    '511f',
    by(
      'src/rooms/topics/planning/approval.test.ts',
      'only a complete topic is approved; what says something new is approved again, a translation is not',
    ),
  ),
  'note.undo-answered': words,
  'note.undo-left': words,
  'note.undo-too-late': words,
  'note.undone': words,
  'note.unlocked': promise(
    '1e8b',
    by(
      'src/rooms/pairing/proposals/byHand.test.ts',
      'what is locked stays through a run, and the rest is made anew',
    ),
  ),
  'note.volunteer-no-spam': words,
  'note.wording-saved': promise(
    '21da',
    by('test/mail/rewritten.test.ts', 'a mail is written anew before it leaves, unless somebody edited it'),
    by(
      'src/web/workbench/wording/wording.test.ts',
      'own words are kept, logged, undone from the log, and given back to the catalogue when emptied',
    ),
  ),
  'note.writer-banned': promise(
    '1e13',
    by(
      'src/rooms/discussion/moderation/moderate.test.ts',
      'a banned writer writes no more and what waited of theirs is hidden; a volunteer can’t be banned',
    ),
  ),
  'note.import-busy': words,
  'note.import-changed': words,
  'note.import-faults': words,
  'note.import-forgotten': words,
} satisfies Marks;

import { by, promise, words } from '../marks.ts';
import type { Marks } from '../marks.ts';
import { BACK_LATER, UNMATCHED } from '../shared.ts';

const APPLY = 'src/web/apply/apply.test.ts';
const BY_MAIL = 'test/mail/byMail.test.ts';

const CONFIRMS = by(
  APPLY,
  'somebody new applies with an address, goes on at once, and confirms by the mailed link',
);
const ALONE = by(
  BY_MAIL,
  'two people take part by mail alone: from the first mail to a partner, a letter to and fro, and leaving',
);
const AVAILABLE = by(
  'test/mail/byMailActs.test.ts',
  'whether somebody is available can be told in one word, and a no as well',
);
const WITHDRAW = 'src/rooms/applications/leaving/withdraw.test.ts';
const UNDONE = by(
  'src/rooms/applications/availability/availability.test.ts',
  'withdrawing can be undone until partners are published, and brings back what was',
);
const SOMEBODY_ELSE = by(
  'test/mail/byMailActs.test.ts',
  'somebody else’s answer to the form waits, and its reader is asked',
);

/** From the first mail to the question whether the person is available. */
export const applying = {
  'mail.application-confirm.about': words,
  'mail.application-confirm.body': promise('fa64', CONFIRMS),
  'mail.application-confirm.button': words,
  'mail.application-confirm.reply': promise(
    '5d8f',
    by(
      'src/rooms/applications/filling/starts.test.ts',
      'a new address is confirmed by the mailed link, and the application with it',
    ),
  ),
  'mail.application-confirm.subject': words,
  'mail.application-consents.about': words,
  'mail.application-consents.ask': words,
  'mail.application-consents.body': promise('7464', ALONE),
  'mail.application-consents.conduct': words,
  'mail.application-consents.preview': promise(
    '1c17',
    by(
      'src/web/partnership/pages.test.ts',
      'the answers a partner was shown stand on the page and in the introduction; the rest nowhere',
    ),
  ),
  'mail.application-consents.privacy': words,
  'mail.application-consents.subject': words,
  'mail.application-consents.texts': words,
  'mail.application-consents.unread': promise(
    'fb99',
    by('test/mail/byMailForm.test.ts', 'the question whether one agrees says so: ${word}'),
    by(
      'test/mail/byMailForm.test.ts',
      'who sends it after all is asked for their yes anew, and never takes "1. Yes" for an answer to the form',
    ),
  ),
  'mail.application-declined.about': words,
  'mail.application-declined.body': words,
  'mail.application-declined.subject': words,
  'mail.application-form.about': words,
  'mail.application-form.again': promise('d7ff', ALONE),
  'mail.application-form.end': words,
  'mail.application-form.hint.absences': words,
  'mail.application-form.hint.exclusions': words,
  'mail.application-form.hint.hours': words,
  'mail.application-form.hint.languages': words,
  'mail.application-form.hint.many': words,
  'mail.application-form.hint.one': words,
  'mail.application-form.hint.wishes': words,
  'mail.application-form.hint.date': words,
  'mail.application-form.hint.number': words,
  'mail.application-form.hint.scale': words,
  'mail.application-form.hint.zone': words,
  'mail.application-form.how': words,
  'mail.application-form.lead': promise('a267', ALONE),
  'mail.application-form.needed': words,
  'mail.application-form.not-you': promise('948e', SOMEBODY_ELSE),
  'mail.application-form.parts': promise('cc02', ALONE),
  'mail.application-form.so-far': words,
  'mail.application-form.subject': words,
  'mail.application-form.unread.country': words,
  'mail.application-form.unread.day': words,
  'mail.application-form.unread.language': words,
  'mail.application-form.unread.wish': words,
  'mail.application-form.unread.date': words,
  'mail.application-form.unread.zone': words,
  'mail.application-form.whole': words,
  'mail.application-late.about': words,
  'mail.application-late.body': promise(
    'fe63',
    by(
      'test/promises/keepers/applying.test.ts',
      'what a draft holds at the closing is found in the next application, until the date that the mail names',
    ),
  ),
  'mail.application-late.subject': words,
  'mail.application-received.about': words,
  'mail.application-received.body': words,
  'mail.application-received.change': promise(
    'e8f5',
    by(
      'test/promises/keepers/applying.test.ts',
      'who is in changes answers until the closing, and withdraws after it',
    ),
    UNDONE,
  ),
  'mail.application-received.dates': words,
  'mail.application-received.subject': words,
  'mail.application-reinstated.about': words,
  'mail.application-reinstated.body': promise(
    '3460',
    by(
      WITHDRAW,
      'whoever is taken back in by a volunteer is told, unless they never heard that they were out, or came back by themselves',
    ),
  ),
  'mail.application-reinstated.subject': words,
  'mail.application-resume.about': words,
  'mail.application-resume.body': promise('c1ff', BACK_LATER),
  'mail.application-resume.button': words,
  'mail.application-resume.not-you': promise(
    '0ece',
    by(
      'src/rooms/applications/filling/starts.test.ts',
      'a stand-in that nobody claims is gone after thirty days',
    ),
    by(
      'src/rooms/applications/filling/starts.test.ts',
      'starting leaves the same traces for an address that is known and one that is not',
    ),
  ),
  'mail.application-resume.subject': words,
  'mail.application-unconfirmed.about': words,
  'mail.application-unconfirmed.body': promise(
    '8e37',
    by(
      'src/rooms/applications/availability/availability.test.ts',
      'at closing, drafts hear of the next round and the unconfirmed are asked once more',
    ),
    UNMATCHED,
  ),
  'mail.application-unconfirmed.subject': words,
  'mail.application-withdrawn.about': words,
  'mail.application-withdrawn.back': promise(
    '9f16',
    by(
      'test/mail/backIn.test.ts',
      'after withdrawing brings a question, and its yes does it, in each language',
    ),
  ),
  'mail.application-withdrawn.body': promise('2f97', UNMATCHED),
  'mail.application-withdrawn.subject': words,
  'mail.application-withdrawn.undo': promise(
    'b38e',
    UNDONE,
    by(WITHDRAW, 'what was withdrawn is not taken back once partners are published'),
  ),
  'mail.application-withdrawn.undo-waiting': promise(
    'db0d',
    by(
      'test/mail/backIn.test.ts',
      'who withdrew while they waited in a running round goes on waiting, by mail or on the page',
    ),
  ),
  'mail.application.hello': words,
  'mail.application.hello-you': words,
  'mail.application.status': words,
  'mail.application.tell-me': words,
  'mail.availability-reminder.about': words,
  'mail.availability-reminder.body': promise(
    'd90e',
    by(
      'src/rooms/applications/availability/availability.test.ts',
      'at its date everybody confirmed is asked once whether they are available, and half-way once more',
    ),
    UNMATCHED,
  ),
  'mail.availability-reminder.subject': words,
  'mail.availability-request.about': words,
  'mail.availability-request.body': promise('55a5', UNMATCHED),
  'mail.availability-request.button': words,
  'mail.availability-request.reply': promise('40cc', AVAILABLE),
  'mail.availability-request.subject': words,
  'mail.draft-reminder.about': words,
  'mail.draft-reminder.body': promise(
    '2a4a',
    by(
      'src/rooms/applications/filling/remindDrafts.test.ts',
      'who opened the link of a draft is reminded seven days and one day before the close, each once; others never',
    ),
    BACK_LATER,
  ),
  'mail.draft-reminder.leave': words,
  'mail.draft-reminder.subject': words,
  'mail.import-invitation.about': words,
  'mail.import-invitation.body': promise(
    '558a',
    by(
      'src/rooms/imports/duties.test.ts',
      'whoever does not answer is reminded once after ten days, and gone after thirty',
    ),
  ),
  'mail.import-invitation.subject': words,
  'mail.import-reminder.about': words,
  'mail.import-reminder.body': promise(
    '3a5e',
    by(
      'src/rooms/imports/duties.test.ts',
      'whoever does not answer is reminded once after ten days, and gone after thirty',
    ),
  ),
  'mail.import-reminder.subject': words,
  'mail.import.button': words,
  'mail.import.closes': words,
  'mail.import.gone': promise(
    'd236',
    by(
      'src/rooms/imports/duties.test.ts',
      'whoever does not answer is reminded once after ten days, and gone after thirty',
    ),
  ),
  'mail.import.hello': words,
  'mail.import.hello-nobody': words,
  'mail.import.nothing': promise(
    'fe65',
    by(
      'src/rooms/imports/duties.test.ts',
      'whoever does not answer is reminded once after ten days, and gone after thirty',
    ),
  ),
  'mail.import.nothing-former': promise(
    '910b',
    by(
      'src/rooms/imports/duties.test.ts',
      'a former partner who does not answer stays an address and nothing else',
    ),
    by(
      'src/rooms/pairing/former/former.test.ts',
      'a former partner who never applies is forgotten after two years, and no one else',
    ),
  ),
  'mail.unanswered.about': words,
  'mail.unanswered.body': promise(
    '72b3',
    by(
      'src/rooms/pairing/publication/publish.test.ts',
      'who never said whether they are still there hears it when the others are introduced',
    ),
  ),
  'mail.unanswered.subject': words,
} satisfies Marks;

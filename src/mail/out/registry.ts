import { announcementMail } from './announcement.ts';
import { guestInvitationMail } from './guest-invitation.ts';
import type { MailKind } from '../../rooms/ctx.ts';
import type { MailDefinition } from './define.ts';
import { availabilityReminder, availabilityRequest } from './application/availability.ts';
import { applicationConfirm, applicationUnconfirmed } from './application/confirm.ts';
import { applicationDeclined } from './application/declined.ts';
import { draftReminder } from './application/draft-reminder.ts';
import { applicationLate } from './application/late.ts';
import { applicationReceived } from './application/received.ts';
import { applicationResume } from './application/resume.ts';
import { roundOverMail } from './application/round-over.ts';
import { unansweredMail } from './application/unanswered.ts';
import { waitingMail } from './application/waiting.ts';
import { applicationWithdrawn } from './application/withdrawn.ts';
import { actCodeMail } from './people/act-code.ts';
import { addressChangeMail } from './people/address-change.ts';
import { addressChangedMail } from './people/address-changed.ts';
import { addressReturnedMail } from './people/address-returned.ts';
import { legalChangedMail } from './people/legal-changed.ts';
import { erasedMail } from './people/erased.ts';
import { erasureAskedMail } from './people/erasure-asked.ts';
import { newSignInMail } from './people/new-sign-in.ts';
import { answerUnclearMail } from './by-mail/answer-unclear.ts';
import { concernAskedMail, concernNotedMail } from './by-mail/concern.ts';
import { applicationConsentsMail } from './by-mail/consents.ts';
import { applicationFormMail } from './by-mail/form.ts';
import { absenceMail } from './by-mail/absence.ts';
import { silenceQuestionMail } from './by-mail/silence-question.ts';
import { byMailMail } from './by-mail/help.ts';
import { leavingMail } from './by-mail/leaving.ts';
import { leavingPlannedMail } from './by-mail/leaving-planned.ts';
import { touchNotedMail } from './by-mail/touch-noted.ts';
import { returningMail } from './by-mail/returning.ts';
import { standingMail } from './by-mail/standing.ts';
import { invitationMail } from './people/invitation.ts';
import { addressesShownMail } from './partners/addresses-shown.ts';
import { diskFillingMail } from './disk-filling.ts';
import { datesChanged } from './dates-changed.ts';
import { importInvitation, importReminder } from './import/invitation.ts';
import { introductionMail } from './partners/introduction.ts';
import { concernRaisedMail } from './partners/concern-raised.ts';
import { digestMail } from './digest.ts';
import { endingSoonMail } from './partners/ending-soon.ts';
import { banKeptMail, banLiftedMail, writerBannedMail } from './discussion/ban.ts';
import { commentReceivedMail, commentTroubleMail } from './discussion/by-mail.ts';
import { commentConfirmMail, followConfirmMail } from './discussion/confirm.ts';
import { commentModeratedMail } from './discussion/moderated.ts';
import { commentsNewMail } from './discussion/news.ts';
import { farewellMail } from './partners/farewell.ts';
import { partnerAwayMail } from './partners/partner-away.ts';
import { partnerWaitsMail } from './partners/partner-waits.ts';
import { silenceMail } from './partners/silence.ts';
import { partnerLeftMail } from './partners/partner-left.ts';
import { partnershipEndedMail } from './partners/partnership-ended.ts';
import { partnershipReopenedMail } from './partners/partnership-reopened.ts';
import { inboxAnswerMail } from './inbox/answer.ts';
import { inboxNoticeMail } from './inbox/notice.ts';
import { inboxReceivedMail } from './inbox/received.ts';
import { inboxTroubleMail } from './inbox/trouble.ts';
import { subscriptionConfirmMail } from './readers/confirm.ts';
import { subscriptionNotedMail } from './readers/noted.ts';
import { newsMail } from './readers/news.ts';
import { roundOpenMail } from './readers/roundOpen.ts';
import { stayInTouchMail } from './partners/stay-in-touch.ts';
import { attachmentsRefusedMail } from './answers/attachments-refused.ts';
import { letterTroubleMail } from './answers/letter-trouble.ts';
import { senderAskedMail } from './answers/sender-asked.ts';
import { senderUnsureMail } from './answers/sender-unsure.ts';
import { unsubscribedMail } from './answers/unsubscribed.ts';
import { letterMail } from './partners/letter.ts';
import { roundCancelled } from './round-cancelled.ts';
import { backupFailedMail, backupHoldsMail } from './operator/backups.ts';
import { signInCode } from './sign-in-code.ts';
import { signInLinkedMail } from './people/sign-in-linked.ts';
import { signInManyMail } from './people/sign-in-many.ts';
import { topicMail } from './topic.ts';

const all: readonly MailDefinition[] = [
  announcementMail,
  backupFailedMail,
  backupHoldsMail,
  applicationConfirm,
  applicationDeclined,
  applicationLate,
  applicationFormMail,
  applicationConsentsMail,
  answerUnclearMail,
  absenceMail,
  silenceQuestionMail,
  byMailMail,
  concernAskedMail,
  concernNotedMail,
  leavingMail,
  leavingPlannedMail,
  returningMail,
  standingMail,
  touchNotedMail,
  applicationReceived,
  applicationResume,
  draftReminder,
  applicationUnconfirmed,
  applicationWithdrawn,
  availabilityReminder,
  availabilityRequest,
  datesChanged,
  diskFillingMail,
  digestMail,
  roundCancelled,
  signInCode,
  guestInvitationMail,
  signInLinkedMail,
  signInManyMail,
  topicMail,
  waitingMail,
  roundOverMail,
  unansweredMail,
  actCodeMail,
  addressChangeMail,
  addressChangedMail,
  addressReturnedMail,
  newSignInMail,
  erasureAskedMail,
  erasedMail,
  legalChangedMail,
  invitationMail,
  addressesShownMail,
  importInvitation,
  importReminder,
  introductionMail,
  letterMail,
  letterTroubleMail,
  attachmentsRefusedMail,
  senderAskedMail,
  senderUnsureMail,
  unsubscribedMail,
  concernRaisedMail,
  endingSoonMail,
  farewellMail,
  partnerAwayMail,
  partnerLeftMail,
  partnerWaitsMail,
  silenceMail,
  partnershipEndedMail,
  partnershipReopenedMail,
  stayInTouchMail,
  inboxAnswerMail,
  inboxNoticeMail,
  inboxReceivedMail,
  inboxTroubleMail,
  banKeptMail,
  banLiftedMail,
  commentConfirmMail,
  commentModeratedMail,
  commentReceivedMail,
  commentTroubleMail,
  commentsNewMail,
  followConfirmMail,
  newsMail,
  roundOpenMail,
  subscriptionConfirmMail,
  subscriptionNotedMail,
  writerBannedMail,
];

/** Every kind of mail there is; one file each beside this one. */
export const mails: ReadonlyMap<string, MailDefinition> = new Map(all.map((mail) => [mail.kind, mail]));

export function mailOf(kind: MailKind | string): MailDefinition {
  const mail = mails.get(kind);
  if (!mail) throw new Error(`no mail of kind ${kind}`);
  return mail;
}

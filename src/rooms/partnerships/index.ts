export { hasLeft } from './leaving/hasLeft.ts';
export { letterFor, letterText } from './letters/letterText.ts';
export { partnersAtEnd, partnershipOf, partnershipsOf, partnershipsOfAll } from './queries.ts';
export { metInRounds, metPartnerships } from './metPartnerships.ts';
export { lettersOf, wholeLetter } from './letters/queries.ts';
export type { OwnPartnership, Partner } from './queries.ts';
export type { Letter } from './letters/queries.ts';
export { filesToSend, letterFile } from './letters/files.ts';
export type { LetterFile, StoredFile } from './letters/files.ts';
export { nextQuestion } from './contact/nextQuestion.ts';
export {
  CONCERN_KEPT_DAYS,
  DECISIONS,
  ENDING_SOON_DAYS,
  FILTERED_LETTERS,
  LIMITS,
  SEVERITIES,
  checkText,
} from './rules.ts';
export type { Severity } from './rules.ts';
export { languagesToWriteIn, sharedFacts } from './sharedFacts.ts';
export { showAddress } from './addresses/showAddress.ts';
export { writeLetter } from './letters/writeLetter.ts';
export type { LetterRefusal } from './letters/writeLetter.ts';
export { quoteQuestion } from './letters/quoteQuestion.ts';
export { sendLetters } from './letters/sendLetters.ts';
export { ownLetters } from './letters/ownLetters.ts';
export { takeBackLetter } from './letters/takeBackLetter.ts';
export { isFiltered } from './letters/heldBack.ts';
export { keepDraft } from './letters/drafts.ts';
export type { KeptDraft } from './letters/drafts.ts';
export { listPartnerships, listedPartnership, partnershipsFound } from './listPartnerships.ts';
export { countShown } from './countShown.ts';
export { PARTNERSHIP_SORTS } from './sorts.ts';
export { aroundPartnership } from './around.ts';
export type { PartnershipBeside } from './around.ts';
export { SHOWN } from './shown.ts';
export { notToldYet } from './notToldYet.ts';
export type { ListedPartnership } from './listPartnerships.ts';
export { handleConcern } from './concerns/handleConcern.ts';
export { answerAppeal } from './concerns/answerAppeal.ts';
export { noteUnreadAppeal, raiseAppeal } from './concerns/raiseAppeal.ts';
export { isDecider } from './concerns/appealReaders.ts';
export { toldDecisions } from './concerns/toldDecisions.ts';
export type { ToldDecision } from './concerns/toldDecisions.ts';
export { appealGoesTo, readsAppeal, readsAppealsAbout } from './concerns/appealReaders.ts';
export type { AppealReader } from './concerns/appealReaders.ts';
export { decideConcern } from './concerns/decideConcern.ts';
export { pressUndecided } from './concerns/pressUndecided.ts';
export { pressLeft } from './leaving/pressLeft.ts';
export { noteViews, pressUnread } from './concerns/views.ts';
export { changeContact } from './concerns/apart.ts';
export { PASSAGES } from './concerns/passages.ts';
export { forgetConcerns } from './concerns/forgetConcerns.ts';
export { changeSeverity } from './concerns/changeSeverity.ts';
export { concernFor, concernsForOperator, concernsOf } from './concerns/queries.ts';
export type { ListedConcern } from './concerns/queries.ts';
export { concerned, noteUnreadConcern, raiseConcern } from './concerns/raiseConcern.ts';
export type { Exit } from './concerns/raiseConcern.ts';
export {
  asReader,
  hasOneOfRoles,
  isOf,
  mayReadConcern,
  operatorsApart,
  readersOf,
  hasHiddenConcern,
  readsConcern,
  viewerOf,
} from './concerns/readers.ts';
export type { ConcernReaders, Reader } from './concerns/readers.ts';
export { operatorAt } from './concerns/tellReaders.ts';
export { comingToPartners } from './ending/coming.ts';
export { endRounds } from './ending/endRounds.ts';
export { gaveIn } from './ending/gave.ts';
export { tellEndingSoon } from './ending/tellEndingSoon.ts';
export { endPartnership } from './ending/endPartnership.ts';
export { endSeveral } from './ending/endSeveral.ts';
export { foreseeEnd, foreseeEnds, markOfEnds } from './ending/foreseeEnds.ts';
export type { ForeseenEnd } from './ending/foreseeEnds.ts';
export { forgetPeople } from './forgetPeople.ts';
export { eraseDue } from './eraseDue.ts';
export { leaveDue } from './leaving/leaveDue.ts';
export { leavePartnership } from './leaving/leave.ts';
export { planLeaving } from './leaving/planLeaving.ts';
export { planStayInTouch, stayInTouchDue } from './addresses/planStayInTouch.ts';
export { closeDoneMatters } from './ending/closeDoneMatters.ts';
export { purgeRounds } from './purge.ts';
export { reopenPartnership } from './leaving/reopenPartnership.ts';
export { reopenSeveral } from './leaving/reopenSeveral.ts';
export { cancelLeaving } from './leaving/cancelLeaving.ts';
export { isTouchOpen, stayInTouch } from './addresses/stayInTouch.ts';
export { checkDay, declareAbsence, LONGEST_ABSENCE, todayOf } from './absence/declareAbsence.ts';
export { endAbsence } from './absence/endAbsence.ts';
export { absenceOf, absencesOf, dayNumber, dayOfNumber } from './absence/queries.ts';
export { awayBy, plannedAbsences, plannedAbsencesOf } from './absence/plannedAbsences.ts';
export type { Absence } from './absence/queries.ts';
export { askAfter } from './silence/askAfter.ts';
export type { WhyQuiet } from './silence/whyQuiet.ts';
export { quietIn, quietWith, silenceById, silencesOf, whyNotAsk } from './silence/queries.ts';
export { lastLetters } from './silence/lastLetters.ts';
export type { Silence } from './silence/queries.ts';
export type { MemberLetters } from './silence/lastLetters.ts';
export { closeSilences } from './silence/closeSilences.ts';
export { CONTACT_ANSWERS, reportContact } from './contact/reportContact.ts';
export type { ContactAnswer } from './contact/reportContact.ts';
export type { ContactTold } from './contact/queries.ts';
export { comeBackHere } from './turn/comeBackHere.ts';
export { foreseeReminders, remindNow } from './turn/remindNow.ts';
export { remindsAgain } from './turn/remindsAgain.ts';
export type { RemindedTurn } from './silence/queries.ts';
export { LATEST_REMINDER, MOST_REMINDERS, readReminderDays } from './turn/steps.ts';
export { isInLastDays, lookAfter } from './turn/lookAfter.ts';
export { acceptAgreement } from './agreement/accept.ts';
export { offeredLanguages, proposeAgreement } from './agreement/propose.ts';
export { membersOf } from './agreement/present.ts';
export { agreementIn, hasAccepted, hopesOf, partnershipOfAgreement } from './agreement/queries.ts';
export type { Agreement, AgreementVersion } from './agreement/queries.ts';
export { reopenAgreement } from './agreement/reopen.ts';
export { rhythmIn } from './agreement/rhythm.ts';
export { saidTerms } from './agreement/saidTerms.ts';
export { HOW_OFTEN, MEANS, defaultTerms, isSame } from './agreement/terms.ts';
export type { Means, Terms } from './agreement/terms.ts';
export { writeHopes } from './agreement/writeHopes.ts';
export { turnOf, turnsOf } from './turn/turnsOf.ts';
export type { SeenMember } from './turn/turnsOf.ts';
export type { Turn } from './turn/whoseTurn.ts';
export { lockPartnership } from './members.ts';
export { askAfterMeetings } from './contact/askAfterMeetings.ts';
export type { MetAt } from './contact/askAfterMeetings.ts';
export { foundPairs } from './foundPairs.ts';

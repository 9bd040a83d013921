export {
  emptyImportedApplications,
  giveImportedBack,
  insertImportedAnswers,
  insertImportedApplications,
  noteImportReminders,
  removeImportedApplications,
} from './imported.ts';
export {
  exclusionKey,
  exclusionLine,
  insertExclusions,
  removeImportedExclusions,
} from './insertExclusions.ts';
export type { ExclusionLine, SaidExclusion } from './insertExclusions.ts';
export { putIntoRound, saidOfRound } from './putIntoRound.ts';
export type { SaidOfRound } from './putIntoRound.ts';
export { raisePriority, setPriority } from './standing/setPriority.ts';
export { removeApplication } from './leaving/removeApplication.ts';
export { answersTo, MOST_COUNTED } from './answersTo.ts';
export type { AnswersTo } from './answersTo.ts';
export { CORRECTABLE, EDITABLE, STATES, canFollow } from './rules.ts';
export type { ApplicationState } from './rules.ts';
export { changeState } from './changeState.ts';
export { changeStates } from './changeStates.ts';
export {
  answersInRound,
  answersOf,
  answersOfSeveral,
  applicationById,
  applicationTo,
  applicationsOf,
} from './queries.ts';
export type { Application } from './queries.ts';
export { applicationForDesk } from './forDesk.ts';
export type { ApplicationForDesk, Offered } from './forDesk.ts';
export { aroundPerson } from './everybody/around.ts';
export type { PersonBeside } from './everybody/around.ts';
export { PEOPLE_SORTS, countPeople, listPeople, peopleFound } from './everybody/listPeople.ts';
export type { ListedPerson } from './everybody/listPeople.ts';
export { personForDesk } from './everybody/personForDesk.ts';
export type { PersonForDesk } from './everybody/personForDesk.ts';
export { writeAnswers } from './filling/writeAnswers.ts';
export { writePerson } from './filling/writePerson.ts';
export { exclusionsFor, exclusionsOf, rememberExclusions, resolveExclusions } from './exclusions.ts';
export { beginApplication } from './filling/begin.ts';
export { startApplication } from './filling/start.ts';
export { askForForm, isOpenToApply } from './filling/askForForm.ts';
export { fillInByMail } from './filling/fillInByMail.ts';
export type { WrittenProblem } from './filling/fillInByMail.ts';
export { givenHours } from './filling/givenHours.ts';
export { giveHours, hoursQuestion, isForHours } from './filling/giveHours.ts';
export { handOver } from './filling/handOver.ts';
export { saveStep } from './filling/saveStep.ts';
export { missingAnswers, submit } from './filling/submit.ts';
export { plannedAway, spans } from './plannedAway.ts';
export { keepAnswers, keepNoAnswers } from './keeping/keepAnswers.ts';
export { keptOf, leftOut } from './keeping/kept.ts';
export type { Kept } from './keeping/kept.ts';
export { comingCall, forgetKept, tellOfCall } from './keeping/tellOfCall.ts';
export { mailConfirmLink } from './filling/mailConfirmLink.ts';
export { confirmApplication } from './filling/confirm.ts';
export { canComeBack, comeBack } from './leaving/comeBack.ts';
export { reinstate, withdraw } from './leaving/withdraw.ts';
export { returnsTo, wouldReturnIn, wouldReturnTo } from './leaving/returnsTo.ts';
export { LONGEST_REASON, decline } from './leaving/decline.ts';
export { answerAvailability } from './availability/answerAvailability.ts';
export { closeApplications, forgetUnclaimed, forgetUnsent } from './duties.ts';
export { askAvailability, remindOfAvailability } from './availability/askAvailability.ts';
export {
  ANSWER_DAYS,
  answerEnd,
  answerEndOf,
  awaitedAnswers,
  isSilent,
  silent,
} from './availability/answerTime.ts';
export { comingAtClosing, comingQuestions } from './standing/comingMails.ts';
export { cardOf, memberAnswers } from './filling/memberAnswers.ts';
export { partnerView, viewFrom } from './filling/partnerView.ts';
export type { PartnerView } from './filling/partnerView.ts';
export { explainWaiting } from './standing/explainWaiting.ts';
export { comesFirst, leftThemselves, letDown, ownLeaver, ownLeavers } from './standing/comesFirst.ts';
export { lastChangeFor } from './standing/lastChange.ts';
export type { LastChange } from './standing/lastChange.ts';
export { courseOf } from './standing/course.ts';
export { standIn, standingOf } from './standing/standing.ts';
export type { NextStep, PresentStand, Stand } from './standing/standing.ts';
export { APPLICATION_SORTS, SHOWN_STATES } from './listing/asked.ts';
export type { ApplicationFilter, Scope, ShownState } from './listing/asked.ts';
export { shownApplications } from './listing/shownApplications.ts';
export { searched } from './listing/filtered.ts';
export { PAGE_SIZE, applicationsFound, listApplications } from './listing/list.ts';
export type { ListedApplication } from './listing/list.ts';
export { countApplications, countFound } from './listing/count.ts';
export type { ChosenAnswer } from './chosen.ts';
export { TOUCHED } from './touched.ts';
export { foundOfCountries, foundPeople } from './foundPeople.ts';
export type { FoundPerson } from './foundPeople.ts';
export { answersVersion, correctAnswers, correctable } from './filling/correctAnswers.ts';
export { undoCorrection } from './filling/undoCorrection.ts';
export { aroundApplication } from './listing/around.ts';
export type { Neighbour } from './listing/around.ts';
export {
  foreseeConfirmLinks,
  foreseeConfirming,
  foreseeLeaving,
  foreseeNoReturn,
  foreseen,
} from './filling/foreseen.ts';
export type { Foreseen } from './filling/foreseen.ts';

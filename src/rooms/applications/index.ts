export { checkAnswer, fieldOf, maxLengthOf, readAnswer, typedAnswer } from './answers.ts';
export type { AnswerError } from './answers.ts';
export * from './values.ts';
export { EDITABLE, STATES, canFollow } from './rules.ts';
export type { ApplicationState } from './rules.ts';
export { changeState } from './changeState.ts';
export { answersOf, applicationById, applicationTo, applicationsOf } from './queries.ts';
export type { Application } from './queries.ts';
export { writeAnswers } from './writeAnswers.ts';
export { writePerson } from './writePerson.ts';
export { exclusionsOf, rememberExclusions, resolveExclusions } from './exclusions.ts';
export { beginApplication } from './begin.ts';
export { startApplication } from './start.ts';
export { askForForm, isOpenToApply } from './by-mail/askForForm.ts';
export { takeWrittenAnswers } from './by-mail/takeWritten.ts';
export type { WrittenProblem } from './by-mail/takeWritten.ts';
export { takeOver } from './takeOver.ts';
export { saveStep } from './saveStep.ts';
export { missingAnswers, submit } from './submit.ts';
export { mailConfirmLink } from './mailConfirmLink.ts';
export { confirmApplication } from './confirm.ts';
export { reinstate, withdraw } from './withdraw.ts';
export { decline } from './decline.ts';
export { answerAvailability } from './availability.ts';
export {
  askAvailability,
  closeApplications,
  forgetUnclaimed,
  forgetUnsent,
  remindOfAvailability,
} from './duties.ts';
export { comingToApplicants } from './coming.ts';
export { partnerView } from './partnerView.ts';
export type { PartnerView } from './partnerView.ts';
export { explainWaiting } from './explainWaiting.ts';
export { standingOf } from './standing.ts';
export type { NextStep, Stand } from './standing.ts';
export { PAGE_SIZE, countApplications, listApplications } from './list.ts';
export { importApplicants } from './import/importApplicants.ts';
export type { ImportOutcome } from './import/importApplicants.ts';
export { readSheet } from './import/readSheet.ts';
export type { Sheet } from './import/readSheet.ts';
export { fold } from './import/fold.ts';
export type { ColumnProblem } from './import/columns.ts';
export type { RowProblem } from './import/readRow.ts';
export { LAPSE_DAYS, lapseImported } from './import/lapse.ts';
export { remindImported } from './import/remind.ts';
export { historyOf } from './history.ts';

export { untold } from './untold.ts';
export { allProgrammes, programmeById, programmeBySlug } from './queries.ts';
export type { Programme } from './queries.ts';
export {
  DATE_KINDS,
  isIntroduced,
  nextOf,
  nextRound,
  phaseOf,
  publicRounds,
  roundById,
  roundByNumber,
  roundsOf,
} from './rounds/rounds.ts';
export { readAroundDesk } from './aroundDesk.ts';
export type { AroundDesk } from './aroundDesk.ts';
export { DATES, ROUND_COLUMNS, roundOf } from './rounds/rounds.ts';
export type { DateKind, Phase, Round, RoundOnLine } from './rounds/rounds.ts';
export { checkDates, daysBetween, sameDate } from './dates/checkDates.ts';
export type { DateProblems, RoundDates, WallDate } from './dates/checkDates.ts';
export { whenDue } from './dates/whenDue.ts';
export { noteLookedThrough, writePolicy } from './rounds/setRound.ts';
export { markDatesDone } from './dates/markDatesDone.ts';
export { setMailPaused } from './setMailPaused.ts';
export { createRound } from './rounds/createRound.ts';
export { roundName, roundSaid } from './rounds/roundName.ts';
export { loadForm } from './questions/formOfRound.ts';
export { formOf, questionOf, questionsOf, questionsTakenOut } from './questions/queries.ts';
export { changeDates, datesVersion, undoDates } from './dates/changeDates.ts';
export { copyRound, shiftedDates } from './rounds/copyRound.ts';
export { publishRound, unpublishRound } from './rounds/publishRound.ts';
export { cancelRound } from './rounds/cancelRound.ts';
export { nameVersion, renameRound } from './rounds/renameRound.ts';
export { recomputeDueDates } from './dates/recomputeDueDates.ts';
export { addQuestion } from './questions/addQuestion.ts';
export { changeQuestion } from './questions/changeQuestion.ts';
export { moveQuestion } from './questions/moveQuestion.ts';
export { removeQuestion } from './questions/removeQuestion.ts';
export { restoreQuestion } from './questions/restoreQuestion.ts';
export { addStep, moveStep, removeStep } from './questions/changeSteps.ts';
export { retitleStep } from './questions/retitleStep.ts';
export { undoRoundEvent } from './undo.ts';
export { archiveProgramme } from './archiveProgramme.ts';
export { changeProgramme, settingsVersion } from './changeProgramme.ts';
export {
  addHost,
  baseAt,
  baseOf,
  firstHost,
  programmeWithBase,
  programmesWithHosts,
  removeHost,
} from './hosts.ts';
export { changeLook, logoOf, lookVersion, restoreLook } from './changeLook.ts';
export type { LookProblems } from './changeLook.ts';
export { ACCENTS, OWN_COLOURS, byNight, coloursOf, lookSheet, onColour } from './look.ts';
export type { Accent } from './look.ts';
export { noteTransfer } from './noteTransfer.ts';
export { setMenu } from './setMenu.ts';
export { nameProgramme, programmeProblems } from './nameProgramme.ts';
export type { NewProgramme } from './nameProgramme.ts';
export type { ProgrammeDraft, ProgrammeProblems } from './programmeRules.ts';
export { countAllHeads, headsIn, headsOf } from './headCount.ts';
export { publicNumbers, roundNumbers } from './numbers.ts';
export type { NumbersRow, RoundNumbers } from './numbers.ts';

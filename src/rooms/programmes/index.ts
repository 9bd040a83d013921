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
} from './rounds.ts';
export type { DateKind, Phase, Round } from './rounds.ts';
export { checkDates, sameDate } from './dates.ts';
export type { DateProblems, RoundDates, WallDate } from './dates.ts';
export { whenDue } from './whenDue.ts';
export { createRound } from './createRound.ts';
export { roundName, roundSaid } from './names.ts';
export { loadForm } from './questions/loadForm.ts';
export { formOf, questionOf, questionsOf, questionsTakenOut } from './questions/queries.ts';
export { changeDates, undoDates } from './changeDates.ts';
export { copyRound, shiftedDates } from './copyRound.ts';
export { publishRound, unpublishRound } from './publishRound.ts';
export { cancelRound } from './cancelRound.ts';
export { renameRound } from './renameRound.ts';
export { recomputeDueDates } from './recomputeDueDates.ts';
export { addQuestion } from './questions/addQuestion.ts';
export { changeQuestion } from './questions/changeQuestion.ts';
export { moveQuestion } from './questions/moveQuestion.ts';
export { removeQuestion } from './questions/removeQuestion.ts';
export { restoreQuestion } from './questions/restoreQuestion.ts';
export { retitleStep } from './questions/retitleStep.ts';
export { undoRoundEvent } from './undo.ts';
export { archiveProgramme } from './archiveProgramme.ts';
export { changeProgramme } from './changeProgramme.ts';
export type { ProgrammeChange } from './changeProgramme.ts';
export { addHost, baseOf, hostsOfAll, removeHost } from './hosts.ts';
export { changeLook, logoOf, restoreLook } from './look/changeLook.ts';
export type { LookProblems } from './look/changeLook.ts';
export { ACCENTS, OWN_COLOURS, byNight, coloursOf, lookSheet, onColour } from './look/look.ts';
export type { Look } from '../../db/schema.ts';
export type { Accent } from './look/look.ts';
export { noteTransfer } from './noteTransfer.ts';
export { setMenu } from './setMenu.ts';
export { nameProgramme, programmeProblems } from './nameProgramme.ts';
export type { NewProgramme } from './nameProgramme.ts';
export type { ProgrammeDraft, ProgrammeProblems } from './programmeRules.ts';
export { countAllHeads, headsOf } from './headCount.ts';
export { publicNumbers, roundNumbers } from './numbers.ts';
export type { NumbersRow, RoundNumbers } from './numbers.ts';

export { allProgrammes, programmeById, programmeBySlug } from './queries.ts';
export type { Programme } from './queries.ts';
export {
  DATE_KINDS,
  nextRound,
  phaseOf,
  publicRounds,
  roundById,
  roundByNumber,
  roundsOf,
} from './rounds.ts';
export type { DateKind, Phase, PlannedDate, Round } from './rounds.ts';
export { checkDates } from './dates.ts';
export type { DateProblem, DateProblems, RoundDates, WallDate } from './dates.ts';
export { createRound } from './createRound.ts';
export { roundName } from './names.ts';
export { loadForm } from './questions/loadForm.ts';
export { questionOf, questionsOf } from './questions/queries.ts';
export type { FormDraft, FormStep, Question, QuestionText, QuestionType } from './questions/types.ts';
export { NEEDED_ROLES, QUESTION_TYPES } from './questions/types.ts';
export { changeDates, undoDates } from './changeDates.ts';
export { copyRound, shiftedDates } from './copyRound.ts';
export { publishRound, unpublishRound } from './publishRound.ts';
export { cancelRound } from './cancelRound.ts';
export { renameRound } from './renameRound.ts';
export { recomputeDueDates } from './recomputeDueDates.ts';

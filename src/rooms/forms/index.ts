export * from './values.ts';
export { ADDED_ROLES, NEEDED_ROLES, hasLength, hasOptions, isAsked } from './question.ts';
export type { AddedRole, FormDraft, FormStep, Question, QuestionText, QuestionType } from './question.ts';
export { checkQuestion, tidy, withKeys } from './checkQuestion.ts';
export type { QuestionDraft, QuestionProblems } from './checkQuestion.ts';
export { MOST_ROWS, checkAnswer, maxLengthOf } from './checkAnswer.ts';
export { checkAnswers, missingFrom } from './checkAnswers.ts';
export type { AnswerProblem, CheckedAnswer } from './answerProblem.ts';
export type { AnswerError } from './checkAnswer.ts';
export { fillZone } from './fillZone.ts';
export { leaveOldZone } from './leaveOldZone.ts';
export { fold, foldedMap, piecesOf, quoted } from './inWords/fold.ts';
export { languageOf } from './inWords/placesAndLanguages.ts';
export { readInWords } from './inWords/readInWords.ts';
export type { CellError } from './inWords/readValue.ts';
export { withoutLetters } from './inWords/optionLetters.ts';
export { answerTable, answerWithRole, answersIn, writeAnswersIn } from './answerTable.ts';
export type { GivenAnswer, NewAnswer } from './answerTable.ts';
export { carryOver } from './carryOver.ts';
export { formTable, questionsIn, stepsIn } from './formTable.ts';
export type { FormOf, QuestionPlace } from './formTable.ts';
export {
  addSteps,
  askNoMore,
  askOtherwise,
  askQuestions,
  changeStep,
  copyForm,
  makeRoom,
} from './writeForm.ts';
export { insertQuestions, insertVersion } from './writeQuestions.ts';

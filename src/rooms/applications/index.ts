export { checkAnswer, fieldOf, maxLengthOf, readAnswer, typedAnswer } from './answers.ts';
export type { AnswerError, Asked } from './answers.ts';
export * from './values.ts';

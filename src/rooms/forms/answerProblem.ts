import type { AnswerError } from './checkAnswer.ts';
import type { Question } from './question.ts';
import type { AnswerValue } from './values.ts';

/** A question whose answer is invalid or missing. */
export interface AnswerProblem {
  question: Question;
  reason: AnswerError;
}

/** A checked answer; null removes the stored one. */
export interface CheckedAnswer {
  question: Question;
  value: AnswerValue | null;
}

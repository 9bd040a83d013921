import type { AnswerError } from './checkAnswer.ts';
import type { Question } from './question.ts';
import type { AnswerValue } from './values.ts';

/** A question whose answer cannot stand, or is missing. */
export interface AnswerProblem {
  question: Question;
  reason: AnswerError;
}

/** An answer that was checked; null takes the one there is away. */
export interface CheckedAnswer {
  question: Question;
  value: AnswerValue | null;
}

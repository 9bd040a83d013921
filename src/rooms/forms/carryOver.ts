import type { GivenAnswer } from './answerTable.ts';
import type { CheckedAnswer } from './answerProblem.ts';
import { checkAnswer } from './checkAnswer.ts';
import type { Question } from './question.ts';
import type { AnswerValue } from './values.ts';

/**
 * Answers of an earlier form for questions still unanswered in this one: of the same question, or the same role. Answers that this form
 * would refuse are left out.
 */
export function carryOver(
  questions: readonly Question[],
  given: ReadonlyMap<number, unknown>,
  earlier: ReadonlyMap<number, GivenAnswer>,
): CheckedAnswer[] {
  return questions.flatMap((question) => {
    if (given.has(question.id)) return [];
    const found = takenBy(question, questions, earlier);
    return found ? [{ question, value: found.value }] : [];
  });
}

/** The questions of the earlier form whose answers no question of this form takes. */
export function leftOver(
  questions: readonly Question[],
  earlier: ReadonlyMap<number, GivenAnswer>,
): number[] {
  const taken = new Set(questions.map((question) => takenBy(question, questions, earlier)?.from));
  return [...earlier.keys()].filter((id) => !taken.has(id));
}

/** The earlier answer that a question takes: to the same question, or to one with the same role. */
function takenBy(
  question: Question,
  questions: readonly Question[],
  earlier: ReadonlyMap<number, GivenAnswer>,
): { from: number; value: AnswerValue } | null {
  const from = earlier.has(question.id)
    ? question.id
    : question.role === null
      ? undefined
      : [...earlier].find(([, { role }]) => role === question.role)?.[0];
  if (from === undefined) return null;
  const checked = checkAnswer(question, earlier.get(from)!.value, questions);
  return checked.ok && checked.value !== null ? { from, value: checked.value } : null;
}

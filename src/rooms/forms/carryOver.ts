import type { GivenAnswer } from './answerTable.ts';
import type { CheckedAnswer } from './answerProblem.ts';
import { checkAnswer } from './checkAnswer.ts';
import type { Question } from './question.ts';

/**
 * Answers of an earlier form that go into questions still unanswered in this one: by the same question, or the same role. Answers that this
 * form would not take are left out.
 */
export function carryOver(
  questions: readonly Question[],
  given: ReadonlyMap<number, unknown>,
  earlier: ReadonlyMap<number, GivenAnswer>,
): CheckedAnswer[] {
  return questions.flatMap((question) => {
    if (given.has(question.id)) return [];
    const old =
      earlier.get(question.id) ??
      (question.role === null ? undefined : [...earlier.values()].find(({ role }) => role === question.role));
    const checked = old ? checkAnswer(question, old.value, questions) : null;
    return checked?.ok && checked.value !== null ? [{ question, value: checked.value }] : [];
  });
}

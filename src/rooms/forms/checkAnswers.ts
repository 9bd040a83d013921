import type { AnswerProblem, CheckedAnswer } from './answerProblem.ts';
import { checkAnswer } from './checkAnswer.ts';
import type { Question } from './question.ts';

/**
 * Checks the answers to some questions of a form, each in the shape of its values. Valid and invalid answers are kept apart; with
 * `leniently`, a missing answer is not a problem. `all` are the questions of the whole form, which define what a wish can name.
 */
export function checkAnswers(
  asked: readonly Question[],
  given: ReadonlyMap<number, unknown>,
  { all, leniently }: { all: readonly Question[]; leniently: boolean },
): { answers: CheckedAnswer[]; problems: AnswerProblem[] } {
  const answers: CheckedAnswer[] = [];
  const problems: AnswerProblem[] = [];
  for (const question of asked) {
    const checked = checkAnswer(question, given.get(question.id), all);
    if (checked.ok) answers.push({ question, value: checked.value });
    else if (!(leniently && checked.reason === 'required'))
      problems.push({ question, reason: checked.reason });
  }
  return { answers, problems };
}

/** The problems that keep a form incomplete: missing required answers and invalid answers, in the order of the form. */
export function missingFrom(
  questions: readonly Question[],
  given: ReadonlyMap<number, { value: unknown }>,
): AnswerProblem[] {
  const values = new Map([...given].map(([id, { value }]) => [id, value]));
  return checkAnswers(questions, values, { all: questions, leniently: false }).problems;
}

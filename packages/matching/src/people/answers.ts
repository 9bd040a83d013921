import type { Compiled } from './compile.ts';
import type { AnswerRule, Policy } from './types.ts';

/** Whether the answers of two are as a rule wants them; null where one of them gave none. Symmetric. */
export function answersFit(
  { answers }: Compiled,
  { question, want }: AnswerRule,
  i: number,
  j: number,
): boolean | null {
  const column = answers.get(question);
  if (column === undefined || column[i]! < 0 || column[j]! < 0) return null;
  return (column[i] === column[j]) === (want === 'equal');
}

/** Whether two break a must about their answers. */
export function breaksAnswers(c: Compiled, { answers = [] }: Policy, i: number, j: number): boolean {
  for (const rule of answers) {
    if (rule.strength === 'must' && answersFit(c, rule, i, j) === false) return true;
  }
  return false;
}

/** The worth to two people of wishes about their answers. */
export function answersWorth(c: Compiled, { answers = [] }: Policy, i: number, j: number): number {
  let sum = 0;
  for (const rule of answers) {
    if (rule.strength === 'wish' && answersFit(c, rule, i, j) === true) sum += 100 * rule.weight;
  }
  return sum;
}

/** The most that wishes about answers can be worth. */
export function mostOfAnswers({ answers = [] }: Policy): number {
  return answers.reduce((sum, { strength, weight }) => sum + (strength === 'wish' ? 100 * weight : 0), 0);
}

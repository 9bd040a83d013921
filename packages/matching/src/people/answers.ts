import type { Compiled } from './compile.ts';
import type { AnswerRule, Policy } from './types.ts';

/** Whether two people's answers are as a rule wants; null if one of them gave none. Symmetric. */
export function answersFit(c: Compiled, rule: AnswerRule, i: number, j: number): boolean | null {
  const column = c.answers.get(rule.question);
  if (column === undefined || column[i]! < 0 || column[j]! < 0) return null;
  return areEqual(c, rule, i, j) === (rule.want === 'equal');
}

/** Whether two who both answered gave the same answer, or numbers that are near enough. */
export function areEqual(
  { answers, amounts }: Compiled,
  { question, within = 0 }: AnswerRule,
  i: number,
  j: number,
): boolean {
  const column = answers.get(question)!;
  if (column[i] === column[j]) return true;
  if (within === 0) return false;
  const amount = amounts.get(question)!;
  // An answer that is no number is NaN, which is not near anything.
  return Math.abs(amount[i]! - amount[j]!) <= within;
}

/** Whether two people break a must about their answers. */
export function breaksAnswers(c: Compiled, { answers = [] }: Policy, i: number, j: number): boolean {
  for (const rule of answers) {
    if (rule.strength === 'must' && answersFit(c, rule, i, j) === false) return true;
  }
  return false;
}

/** The worth, for two people, of wishes about their answers. */
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

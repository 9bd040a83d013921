import type { Question } from './question.ts';

/** The most graphemes of an answer when its question sets no limit. */
const MOST = { short: 200, long: 5000 } as const;
/** No number may be further from zero. */
export const MOST_NUMBER = 999_999_999;

/** The limit in graphemes of a text answer. */
export function maxLengthOf(question: Pick<Question, 'type' | 'maxLength'>): number {
  return question.maxLength ?? (question.type === 'short' ? MOST.short : MOST.long);
}

/** The limits of an answer, in the form in which the sentences of `answer.error` name them: graphemes of a text, ends of a number. */
export function limitsOf(question: Pick<Question, 'type' | 'maxLength' | 'bounds'>) {
  const { least, most } = question.bounds ?? { least: null, most: null };
  return { max: maxLengthOf(question), least: least ?? -MOST_NUMBER, most: most ?? MOST_NUMBER };
}

import type { Question } from '../../rooms/forms/index.ts';

/** The name of a question's field on a page; its rows and their parts follow after a dot: `q7.0.level`. */
export function fieldName(question: Pick<Question, 'id'>): string {
  return `q${question.id}`;
}

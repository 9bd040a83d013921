import { fold } from '../forms/index.ts';
import type { Question } from '../forms/index.ts';

/** Columns of an exported list of applications (docs/exports.md) that are not answers. */
const OF_LIST = new Set(['id', 'state', 'begun', 'since', 'available', 'mail comes back'].map(fold));
/** Columns of the list that are also among the answers. */
const SAID_TWICE = new Set(['name', 'country', 'languages']);

/**
 * The content of the columns of a file that is an exported list of applications with its answers. Each column is named by its label and the
 * number of its question, which differs from round to round. The list's own columns are left out. Null for other files, and for an unknown
 * column.
 */
export function goalsOfTakenOut(
  headers: readonly string[],
  questions: readonly Question[],
): ('address' | 'ignore' | Question | null)[] | null {
  const keys = headers.map(fold);
  if (![...OF_LIST].every((one) => keys.includes(one))) return null;
  const answers = headers.map((header) => answerTo(header, questions));
  const isSaid = (role: string) => answers.some((question) => question?.role === role);
  return keys.map((key, column) => {
    if (OF_LIST.has(key)) return 'ignore';
    if (SAID_TWICE.has(key) && isSaid(key)) return 'ignore';
    return key === 'address' ? 'address' : answers[column]!;
  });
}

/** The question that a column of answers names by the question's label in any language: `12 Why do you apply?`. */
function answerTo(header: string, questions: readonly Question[]): Question | null {
  const [, label] = /^\d+ (.*)$/s.exec(header.trim()) ?? [];
  if (label === undefined) return null;
  return (
    questions.find((one) => Object.values(one.label).some((words) => fold(words) === fold(label))) ?? null
  );
}

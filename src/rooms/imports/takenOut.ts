import { fold } from '../forms/index.ts';
import type { Question } from '../forms/index.ts';

/** Columns of a list of applications that went out as a file (docs/exports.md) and are no answers. */
const OF_LIST = new Set(['id', 'state', 'begun', 'since', 'available', 'mail comes back'].map(fold));
/** Columns of the list that are also among the answers. */
const SAID_TWICE = new Set(['name', 'country', 'languages']);

/**
 * The content of the columns of a file as the list of applications goes out, with its answers: each is named by the number of its question, which is another one in
 * another round, and its label. The list's own columns are left out. Null for other files, and for a column that nobody knows.
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

/** The question that a column of answers names by its label in any language: `12 Why do you apply?`. */
function answerTo(header: string, questions: readonly Question[]): Question | null {
  const [, label] = /^\d+ (.*)$/s.exec(header.trim()) ?? [];
  if (label === undefined) return null;
  return (
    questions.find((one) => Object.values(one.label).some((words) => fold(words) === fold(label))) ?? null
  );
}

import { inSheets } from '../../i18n/sheetWords.ts';
import type { Question } from '../forms/index.ts';
import { besideLevels, fold, foldedMap, quoted } from '../forms/index.ts';
import { saysLevel } from './saysLevel.ts';
import { goalsOfTakenOut } from './takenOut.ts';

/** The content of a column; `ignore` for a column that is left out. */
export type Target = 'address' | 'locale' | 'ignore' | Question;

/** Why columns cannot be used. `no-address` and `map-…` stop everything, the other reasons concern only one column. */
export type ColumnProblem = {
  reason: 'unknown-column' | 'column-twice' | 'no-address' | 'no-name' | 'map-column' | 'map-target';
  /** From 0; absent when the problem is about the file or the map. */
  column?: number;
  text: string;
};

export interface Columns {
  /** One for each cell of the header; null when the column is unknown. */
  targets: (Target | null)[];
  /** Short and plain, for reports. */
  headers: string[];
  /** Headings as they stand in the file. */
  texts: string[];
  /** Questions that several columns answer together, with the columns in the order in which their cells are joined. */
  joined: Map<Target, number[]>;
  problems: ColumnProblem[];
}

/** Stands in the map for a column whose meaning is not chosen yet. */
const UNSAID = '?';

/** The separator between cells of joined columns, by type of question; a type that takes only one thing is absent. */
export const JOINS: Partial<Record<Question['type'], string>> = {
  short: ' ',
  long: '\n',
  many: '; ',
  languages: '; ',
  hours: '; ',
  absences: '; ',
  wishes: '; ',
  exclusions: '; ',
};

/** Column names that the form and the catalogue's languages know. */
export function columnNames(questions: readonly Question[]): Map<string, Target> {
  return foldedMap<Target>([
    ...headers('address').map((name) => [name, 'address'] as const),
    ...questions.flatMap((question) =>
      [question.role ?? '', ...Object.values(question.label)].map((name) => [name, question] as const),
    ),
    ...questions.flatMap((question) => headers(question.role ?? '').map((name) => [name, question] as const)),
    ...headers('locale').map((name) => [name, 'locale'] as const),
  ]);
}

/** Headings of a column in spreadsheets, in the catalogue's languages. */
const headers = (what: string): string[] => inSheets(({ columns }) => columns?.[what]);

/**
 * Finds the meaning of each column of a header: by `map`, otherwise by an exported list that it comes from, otherwise by its name. `map`
 * leads from a column's header to a question's role, id or words, `address`, `locale` or `ignore`; columns that lead to one question are
 * joined.
 */
export function mapColumns(
  header: readonly string[],
  questions: readonly Question[],
  map: Readonly<Record<string, string>> = {},
): Columns {
  const headers = header.map(quoted);
  const names = columnNames(questions);
  const problems: ColumnProblem[] = [];
  const mapped = new Map<string, Target>();
  const folded = header.map(fold);
  for (const [column, goal] of Object.entries(map)) {
    if (!folded.includes(fold(column))) problems.push({ reason: 'map-column', text: quoted(column) });
    if (goal === UNSAID) continue;
    const target = targetOf(goal, questions);
    if (target) mapped.set(fold(column), target);
    else problems.push({ reason: 'map-target', text: quoted(goal) });
  }
  const takenOut = goalsOfTakenOut(header, questions);
  const joined = joinedBy(mapped, folded);
  const languages = questions.find(({ type }) => type === 'languages');
  const said = new Set(Object.keys(map).map(fold));
  /** Each target with its first column. */
  const taken = new Map<Target, number>();
  const targets = header.map((text, column) => {
    // A column without a header is left over from a spreadsheet; cells in it are found when the rows are read.
    if (text.trim() === '') return null;
    const target = mapped.get(folded[column]!) ?? takenOut?.[column] ?? names.get(folded[column]!) ?? null;
    const spoken = languages && taken.get(languages);
    if (target === null && spoken !== undefined && !said.has(folded[column]!) && saysLevel(text)) {
      const before = joined.get(languages!) ?? [spoken];
      joined.set(languages!, before.toSpliced(before.findLastIndex((one) => one < column) + 1, 0, column));
      return languages!;
    }
    if (target === null) problems.push({ reason: 'unknown-column', column, text: headers[column]! });
    else if (target !== 'ignore' && taken.has(target) && !joined.get(target)?.includes(column)) {
      problems.push({ reason: 'column-twice', column, text: headers[column]! });
      return null;
    } else if (!taken.has(target)) taken.set(target, column);
    return target;
  });
  if (!taken.has('address')) problems.push({ reason: 'no-address', text: '' });
  const name = questions.find(({ role }) => role === 'name');
  if (name && !taken.has(name)) problems.push({ reason: 'no-name', text: '' });
  return { targets, headers, texts: [...header], joined, problems };
}

export function targetOf(goal: string, questions: readonly Question[]): Target | null {
  if (goal === 'address' || goal === 'locale' || goal === 'ignore') return goal;
  return (
    questions.find(({ role, id }) => role === goal || String(id) === goal) ??
    questions.find(({ label }) => Object.values(label).some((words) => fold(words) === fold(goal))) ??
    null
  );
}

/** Several columns that the map leads to one question, if the question can take them all. */
function joinedBy(mapped: ReadonlyMap<string, Target>, folded: readonly string[]): Map<Target, number[]> {
  const joined = new Map<Target, number[]>();
  for (const [column, target] of mapped) {
    if (typeof target === 'string' || !JOINS[target.type] || !folded.includes(column)) continue;
    joined.set(target, [...(joined.get(target) ?? []), folded.indexOf(column)]);
  }
  for (const [target, columns] of joined) if (columns.length < 2) joined.delete(target);
  return joined;
}

/** A row's answer to a question: its one cell, or several cells joined by the separator of its type. */
export function joinCells(question: Question, cells: readonly string[]): string {
  const filled = cells.filter((cell) => cell.trim() !== '');
  return question.type === 'languages' ? besideLevels(filled) : filled.join(JOINS[question.type] ?? ' ');
}

/** The map with the known meaning of each column; "?" for unknown ones. */
export function mapOf({ texts, targets }: Columns): Record<string, string> {
  const goals = targets.map((target) => (target === null ? UNSAID : goalOf(target)));
  return Object.fromEntries(
    texts.flatMap((text, column) => (text.trim() === '' ? [] : [[text.trim(), goals[column]!] as const])),
  );
}

/** The name of a column's content in a map. */
export const goalOf = (target: Target): string =>
  typeof target === 'string' ? target : (target.role ?? String(target.id));

/** Whether a column problem leaves nothing to take. */
export function stopsAll({ reason }: ColumnProblem): boolean {
  return reason === 'no-address' || reason === 'no-name' || reason.startsWith('map-');
}

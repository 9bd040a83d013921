import type { Question } from '../../programmes/index.ts';
import { fold, foldedMap, quoted } from './fold.ts';
import { ADDRESS_NAMES, LOCALE_NAMES, ROLE_NAMES } from './synonyms.ts';

/** What a column holds. */
export type Target = 'address' | 'locale' | 'ignore' | Question;

/** Why columns cannot be used. `no-address` and `map-…` stop everything, the others only concern one column. */
export type ColumnProblem = {
  reason: 'unknown-column' | 'column-twice' | 'no-address' | 'no-name' | 'map-column' | 'map-target';
  /** From 0; absent when it is about the file or the map. */
  column?: number;
  text: string;
};

export interface Columns {
  /** One for each cell of the header; null where nothing knows it. */
  targets: (Target | null)[];
  headers: string[];
  problems: ColumnProblem[];
}

/** Names by which the form and the catalogue's languages know columns. */
export function columnNames(questions: readonly Question[]): Map<string, Target> {
  return foldedMap<Target>([
    ...ADDRESS_NAMES.map((name) => [name, 'address'] as const),
    ...questions.flatMap((question) =>
      [question.role ?? '', ...Object.values(question.label)].map((name) => [name, question] as const),
    ),
    ...questions.flatMap((question) =>
      (ROLE_NAMES[question.role ?? ''] ?? []).map((name) => [name, question] as const),
    ),
    ...LOCALE_NAMES.map((name) => [name, 'locale'] as const),
  ]);
}

/**
 * Finds what each column of a header holds: what `map` says, else what its name tells. `map` leads from a column's header to
 * a question's role or id, `address`, `locale` or `ignore`.
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
  const folded = new Set(header.map(fold));
  for (const [column, goal] of Object.entries(map)) {
    const target = targetOf(goal, questions);
    if (!folded.has(fold(column))) problems.push({ reason: 'map-column', text: quoted(column) });
    if (target) mapped.set(fold(column), target);
    else problems.push({ reason: 'map-target', text: quoted(goal) });
  }
  const taken = new Set<Target>();
  const targets = header.map((text, column) => {
    // A column without a header is a spreadsheet's leftover; cells in it are found by the rows.
    if (text.trim() === '') return null;
    const target = mapped.get(fold(text)) ?? names.get(fold(text)) ?? null;
    if (target === null) problems.push({ reason: 'unknown-column', column, text: headers[column]! });
    else if (target !== 'ignore' && taken.has(target)) {
      problems.push({ reason: 'column-twice', column, text: headers[column]! });
      return null;
    } else taken.add(target);
    return target;
  });
  if (!taken.has('address')) problems.push({ reason: 'no-address', text: '' });
  const name = questions.find(({ role }) => role === 'name');
  if (name && !taken.has(name)) problems.push({ reason: 'no-name', text: '' });
  return { targets, headers, problems };
}

function targetOf(goal: string, questions: readonly Question[]): Target | null {
  if (goal === 'address' || goal === 'locale' || goal === 'ignore') return goal;
  return questions.find(({ role, id }) => role === goal || String(id) === goal) ?? null;
}

/** Whether a column problem leaves nothing to take. */
export function stopsAll({ reason }: ColumnProblem): boolean {
  return reason === 'no-address' || reason === 'no-name' || reason.startsWith('map-');
}

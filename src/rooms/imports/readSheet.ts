import { LOCALES } from '../../i18n/locales.ts';
import { dialectOf } from '../../lib/files/csv/dialect.ts';
import { CsvBroken, rowsOf } from '../../lib/files/csv/records.ts';
import type { Dialect } from '../../lib/files/csv/records.ts';
import type { Question } from '../forms/index.ts';
import { applicantsOf, checkFile } from './checkFile.ts';
import type { Checked, Source } from './checkFile.ts';
import { columnNames, mapColumns } from './columns.ts';
import { fold, piecesOf } from '../forms/index.ts';
import type { ImportPerson } from './readRow.ts';

export interface Sheet {
  dialect: Dialect;
  checked: Checked;
  people: { row: number; line: number; applicant: ImportPerson }[];
}

/**
 * Reads a spreadsheet of applicants as an import does, but without a round. Nothing is written. Questions of the types `one` and `many`
 * without options take the file's own words as options, whatever their case and accents.
 */
export async function readSheet(
  input: {
    bytes: Uint8Array;
    questions: readonly Question[];
    map?: Readonly<Record<string, string>>;
    now: Date;
  },
  progress: (rows: number) => void = () => {},
): Promise<Sheet> {
  const { bytes, map = {}, now } = input;
  const names = columnNames(input.questions);
  const mapped = new Set(Object.keys(map).map(fold));
  const dialect = dialectOf(bytes, (header) => names.has(fold(header)) || mapped.has(fold(header)));
  const questions = await withOwnWords(bytes, dialect, map, input.questions);
  const source: Source = {
    rows: () => rowsOf(bytes, dialect),
    map,
    questions,
    locales: LOCALES,
    sourceLocale: 'en',
    now,
  };
  const checked = await checkFile(source, progress);
  const people: Sheet['people'] = [];
  if (!checked.broken)
    for await (const { row, line, applicant } of applicantsOf(source))
      if (applicant) people.push({ row, line, applicant });
  return { dialect, checked, people };
}

async function withOwnWords(
  bytes: Uint8Array,
  dialect: Dialect,
  map: Readonly<Record<string, string>>,
  questions: readonly Question[],
): Promise<Question[]> {
  const words = new Map<Question, Map<string, string>>();
  for (const question of questions)
    if ((question.type === 'one' || question.type === 'many') && question.options.length === 0)
      words.set(question, new Map());
  let targets: ReturnType<typeof mapColumns>['targets'] | null = null;
  try {
    for await (const { cells } of rowsOf(bytes, dialect)) {
      if (!targets) {
        ({ targets } = mapColumns(cells, questions, map));
        continue;
      }
      for (const [column, target] of targets.entries()) {
        const known = typeof target === 'object' && target !== null ? words.get(target) : undefined;
        if (!known) continue;
        const cell = cells[column] ?? '';
        const pieces = (target as Question).type === 'many' ? piecesOf(cell, /[;|,\n،؛]/) : [cell.trim()];
        for (const piece of pieces)
          if (fold(piece) !== '' && !known.has(fold(piece))) known.set(fold(piece), piece);
      }
    }
  } catch (error) {
    // The actual reading reports the place and the reason.
    if (!(error instanceof CsvBroken)) throw error;
  }
  return questions.map((question) => {
    const own = words.get(question);
    if (!own) return question;
    return { ...question, options: [...own].map(([key, label]) => ({ key, label: { en: label } })) };
  });
}

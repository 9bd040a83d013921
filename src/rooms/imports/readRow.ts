import { createHash } from 'node:crypto';
import { normaliseAddress } from '../../lib/address/normaliseAddress.ts';
import type { CsvRow } from '../../lib/files/csv/records.ts';
import type { AnswerValue, CellError, LanguageAnswer, Question } from '../forms/index.ts';
import { LEVELS, languageOf, quoted, readInWords } from '../forms/index.ts';
import { joinCells } from './columns.ts';
import type { Columns } from './columns.ts';
import { zoneOfCountry } from './zoneOfCountry.ts';

/** A cell or row that cannot be read. */
export interface RowProblem {
  row: number;
  line: number;
  /** From 0; null when the problem is about the row. */
  column: number | null;
  reason:
    | CellError
    | 'bad-address'
    | 'no-address'
    | 'no-name'
    | 'same-address'
    | 'extra-cells'
    | 'unknown-locale';
  /** The unreadable text, short and plain; for `same-address` the number of the first row with that address. */
  piece: string;
}

/** A row that can be taken. */
export interface ImportPerson {
  row: number;
  address: string;
  locale: string;
  answers: { question: Question; value: AnswerValue }[];
  /** Changes when anything in the row changes. */
  digest: Buffer;
}

export interface RowReader {
  columns: Columns;
  questions: readonly Question[];
  locales: readonly string[];
  sourceLocale: string;
  /** The time of reading: whether a country's zones have one clock may change. */
  now: Date;
}

/** Reads one row and returns the applicant; null if something cannot be read, which is added to `problems`. */
export function readRow(reader: RowReader, csv: CsvRow, problems: RowProblem[]): ImportPerson | null {
  const { columns, questions } = reader;
  const before = problems.length;
  const fail = (column: number | null, reason: RowProblem['reason'], piece = ''): void => {
    problems.push({ row: csv.row, line: csv.line, column, reason, piece });
  };
  let address: string | null = null;
  let locale: string | null = null;
  const answers: ImportPerson['answers'] = [];
  for (let column = 0; column < Math.max(csv.cells.length, columns.targets.length); column++) {
    const cell = csv.cells[column] ?? '';
    const target = columns.targets[column];
    if (target === undefined || (target === null && columns.headers[column] === '')) {
      if (cell.trim() !== '') fail(column, 'extra-cells', quoted(cell));
      continue;
    }
    if (target === null || target === 'ignore') continue;
    if (target === 'address') {
      address = normaliseAddress(cell);
      if (cell.trim() === '') fail(column, 'no-address');
      else if (!address) fail(column, 'bad-address', quoted(cell));
    } else if (target === 'locale') {
      if (cell.trim() === '') continue;
      locale = localeOf(reader, cell);
      if (!locale) fail(column, 'unknown-locale', quoted(cell));
    } else {
      const together = columns.joined.get(target);
      if (together && together[0] !== column) continue;
      const text = together
        ? joinCells(
            target,
            together.map((one) => csv.cells[one] ?? ''),
          )
        : cell;
      const read = readInWords(target, text, questions);
      if (!read.ok) fail(column, read.reason, read.piece);
      else if (read.value !== null) answers.push({ question: target, value: read.value });
      else if (target.role === 'name') fail(column, 'no-name');
    }
  }
  zoneOfCountry(reader, answers, csv, problems);
  if (problems.length > before || !address) return null;
  return {
    row: csv.row,
    address,
    locale: locale ?? likelyLocale(reader, answers),
    answers,
    digest: digestOf(locale, answers),
  };
}

function localeOf({ locales }: RowReader, text: string): string | null {
  const code = languageOf(text.trim());
  return (
    locales.find((locale) => locale === code) ??
    locales.find((locale) => locale === code?.split('-')[0]) ??
    null
  );
}

/** The programme's language that the person speaks best; its first language when they speak none of them, or tell nothing. */
function likelyLocale(reader: RowReader, answers: ImportPerson['answers']): string {
  const spoken = answers.find(({ question }) => question.role === 'languages')?.value as
    | LanguageAnswer[]
    | undefined;
  const level = (locale: string): number =>
    Math.max(
      -1,
      ...(spoken ?? [])
        .filter(({ code }) => code.split('-')[0] === locale.split('-')[0])
        .map((one) => LEVELS.indexOf(one.level)),
    );
  const first = [reader.sourceLocale, ...reader.locales];
  return first.reduce((best, locale) => (level(locale) > level(best) ? locale : best), reader.sourceLocale);
}

function digestOf(locale: string | null, answers: ImportPerson['answers']): Buffer {
  const told = answers.map(({ question, value }) => [question.id, value] as const);
  told.sort(([a], [b]) => a - b);
  return createHash('sha256')
    .update(JSON.stringify([locale, told]))
    .digest()
    .subarray(0, 16);
}

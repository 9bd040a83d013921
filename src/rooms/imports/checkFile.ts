import { CsvBroken } from '../../lib/files/csv/records.ts';
import type { CsvRow } from '../../lib/files/csv/records.ts';
import type { Question } from '../forms/index.ts';
import { mapColumns, stopsAll } from './columns.ts';
import type { Columns } from './columns.ts';
import { createDoubts } from './doubts.ts';
import type { Doubt } from './doubts.ts';
import { readRow } from './readRow.ts';
import type { ImportPerson, RowProblem, RowReader } from './readRow.ts';

/** Problems kept for the report; more are only counted. */
const MOST_PROBLEMS = 200_000;

/** The number of people shown before anything is taken. */
const SAMPLE = 10;

export interface Checked {
  /** Null when the file has no row at all. */
  columns: Columns | null;
  /** Rows with content, without the header. */
  rows: number;
  /** Rows that can be taken. */
  valid: number;
  problems: RowProblem[];
  problemCount: number;
  /** The line from which on the file is not CSV. */
  broken: { line: number; problem: CsvBroken['problem'] } | null;
  /** How many of the people who can be taken have no answer to a required question; they are asked. */
  unanswered: Map<Question, number>;
  /** The first ten people who can be taken. */
  sample: ImportPerson[];
  /** Answers that can be read but look like a mistake. */
  doubts: Doubt[];
}

export interface Source extends Omit<RowReader, 'columns'> {
  /** The rows of the file, the header first. Each call reads the file again, with the same result. */
  rows: () => AsyncIterable<CsvRow>;
  map: Readonly<Record<string, string>>;
}

/** Reads the whole file and writes nothing. Returns what can be taken, and every row and column that cannot. */
export async function checkFile(source: Source, progress: (rows: number) => void): Promise<Checked> {
  const checked: Checked = {
    columns: null,
    rows: 0,
    valid: 0,
    problems: [],
    problemCount: 0,
    broken: null,
    unanswered: new Map(),
    sample: [],
    doubts: [],
  };
  let doubts: ReturnType<typeof createDoubts> | null = null;
  let lastLine = 1;
  try {
    for await (const { line, cells, problems, applicant, columns } of applicantsOf(source)) {
      lastLine = line;
      checked.columns = columns;
      doubts ??= createDoubts(columns);
      if (applicant === undefined) continue;
      doubts.look(cells);
      checked.rows++;
      checked.problemCount += problems.length;
      if (checked.problems.length < MOST_PROBLEMS) checked.problems.push(...problems);
      if (applicant) {
        checked.valid++;
        if (checked.sample.length < SAMPLE) checked.sample.push(applicant);
        countUnanswered(checked.unanswered, source.questions, applicant);
      }
      if (checked.rows % 500 === 0) progress(checked.rows);
    }
  } catch (error) {
    if (!(error instanceof CsvBroken)) throw error;
    checked.broken = { line: lastLine, problem: error.problem };
  }
  checked.doubts = doubts?.tell() ?? [];
  return checked;
}

/**
 * Yields the header (`applicant` undefined), then each row as an applicant, or as null with its problems. Every reading of a file gives the
 * same result; of rows with the same address the first counts.
 */
export async function* applicantsOf(source: Source): AsyncGenerator<{
  row: number;
  line: number;
  cells: readonly string[];
  columns: Columns;
  applicant: ImportPerson | null | undefined;
  problems: RowProblem[];
}> {
  let columns: Columns | null = null;
  const seen = new Map<string, number>();
  for await (const csv of source.rows()) {
    if (!columns) {
      columns = mapColumns(csv.cells, source.questions, source.map);
      yield { row: csv.row, line: csv.line, cells: csv.cells, columns, applicant: undefined, problems: [] };
      if (columns.problems.some(stopsAll)) return;
      continue;
    }
    const problems: RowProblem[] = [];
    let applicant = readRow({ ...source, columns }, csv, problems);
    const first = applicant && seen.get(applicant.address);
    if (applicant && first) {
      const column = columns.targets.indexOf('address');
      problems.push({ row: csv.row, line: csv.line, column, reason: 'same-address', piece: String(first) });
      applicant = null;
    } else if (applicant) seen.set(applicant.address, csv.row);
    yield { row: csv.row, line: csv.line, cells: csv.cells, columns, applicant, problems };
  }
}

function countUnanswered(
  counts: Map<Question, number>,
  questions: readonly Question[],
  applicant: ImportPerson,
): void {
  for (const question of questions)
    if (question.required && !applicant.answers.some((answer) => answer.question === question))
      counts.set(question, (counts.get(question) ?? 0) + 1);
}

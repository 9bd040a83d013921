import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { plainCell } from '../../text/csv.ts';
import { decode } from './decode.ts';
import type { Encoding } from './decode.ts';

export const SEPARATORS = [',', ';', '\t', '|'] as const;
export type Separator = (typeof SEPARATORS)[number];

/** How a file is written. */
export interface Dialect {
  encoding: Encoding;
  /** Bytes of the byte order mark. */
  skip: number;
  separator: Separator;
  /** Whether the first line is only Excel's `sep=;`. */
  hint: boolean;
}

export interface CsvRow {
  /** The row's number in a spreadsheet: the first row of the file is 1, empty rows count. */
  row: number;
  /** The line of the file on which the row begins; greater than `row` after a quoted line break. */
  line: number;
  cells: string[];
}

/** Most characters of a single row. */
const LONGEST_ROW = 4_000_000;

/** A file that stops being CSV at some line. */
export class CsvBroken extends Error {
  override name = 'CsvBroken';
  readonly problem: 'quote' | 'too-long';
  constructor(problem: 'quote' | 'too-long') {
    super(problem);
    this.problem = problem;
  }
}

/**
 * The non-empty rows of a file, read piece by piece. Rows may have different lengths; a quote inside an unquoted cell is an ordinary
 * character (RFC 4180 leaves this open). Throws CsvBroken when a quoted cell has no end.
 */
export async function* rowsOf(bytes: Uint8Array, dialect: Dialect): AsyncGenerator<CsvRow> {
  const parser = Readable.from(decode(bytes, dialect.encoding, dialect.skip)).pipe(
    parse({
      delimiter: dialect.separator,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_quotes: true,
      relax_column_count: true,
      max_record_size: LONGEST_ROW,
    }),
  );
  let row = 0;
  let line = 1;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      row++;
      if (!(row === 1 && dialect.hint) && cells.some((cell) => cell.trim() !== ''))
        yield { row, line, cells: cells.map(plainCell) };
      line += 1 + lineBreaks(cells);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new CsvBroken(error.code === 'CSV_MAX_RECORD_SIZE' ? 'too-long' : 'quote');
  } finally {
    parser.destroy();
  }
}

function lineBreaks(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells)
    if (cell.includes('\n') || cell.includes('\r')) count += cell.match(/\r\n|\n|\r/g)?.length ?? 0;
  return count;
}

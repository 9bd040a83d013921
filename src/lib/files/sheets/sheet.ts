/** A row of a sheet that is not empty. */
export interface SheetRow {
  /** The row's number in the spreadsheet, from 1; empty rows count. */
  row: number;
  cells: string[];
}

/** A file read as a sheet: the first one that has rows and is not hidden. */
export interface OpenSheet {
  kind: 'csv' | 'xlsx' | 'ods';
  rows: AsyncGenerator<SheetRow>;
}

/** Limits of what is read in a browser's request; a larger file needs the command line. */
export const SHEET_LIMITS = {
  /** Octets of the file. */
  bytes: 10 * 1024 * 1024,
  /** Rows that are not empty. */
  rows: 20_000,
  columns: 200,
  /** Characters of a cell: the limit that spreadsheets themselves have. */
  cell: 32_767,
  /** Characters of all cells together; also of all texts that cells share. */
  characters: 12_000_000,
  /** Texts that cells share. */
  shared: 500_000,
  /** Octets of all parts of an archive that are read, unpacked. */
  unfolded: 64 * 1024 * 1024,
} as const;

export type SheetProblem =
  /** The content is of a kind that is not read. */
  | 'kind'
  /** A web page, whatever its name. */
  | 'web-page'
  /** It has a password, or is from before 2007. */
  | 'locked'
  /** It holds a program. */
  | 'macros'
  /** It ends too early, or is not what it claims to be. */
  | 'broken'
  /** A quoted cell has no end. */
  | 'quote'
  | 'empty'
  | 'large'
  | 'many-rows'
  | 'many-columns'
  | 'long-cell';

/** A file that is not read any further; `row` is the last row before that, if known. */
export class SheetBroken extends Error {
  override name = 'SheetBroken';
  readonly problem: SheetProblem;
  readonly row: number | null;
  constructor(problem: SheetProblem, row: number | null = null) {
    super(problem);
    this.problem = problem;
    this.row = row;
  }
}

/** Passes rows on as long as they are within the limits, without the empty cells at their end; throws a SheetBroken. */
export async function* bounded(rows: AsyncIterable<SheetRow>): AsyncGenerator<SheetRow> {
  let count = 0;
  let characters = 0;
  for await (const { row, cells } of rows) {
    const filled = cells.findLastIndex((cell) => cell.trim() !== '') + 1;
    if (filled === 0) continue;
    if (filled > SHEET_LIMITS.columns) throw new SheetBroken('many-columns', row);
    if (++count > SHEET_LIMITS.rows) throw new SheetBroken('many-rows', row);
    const kept = cells.slice(0, filled).map(plain);
    for (const cell of kept) {
      if (cell.length > SHEET_LIMITS.cell) throw new SheetBroken('long-cell', row);
      characters += cell.length;
    }
    if (characters > SHEET_LIMITS.characters) throw new SheetBroken('large', row);
    yield { row, cells: kept };
  }
  if (count === 0) throw new SheetBroken('empty');
}

/** A cell as the database takes it. The check of the answers finds other characters that no text has. */
const plain = (cell: string): string => cell.replaceAll('\0', '\uFFFD').toWellFormed();

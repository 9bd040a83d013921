import { officeKind } from '../../documents/office.ts';
import { zipEntries } from '../../documents/zipEntries.ts';
import { plainCell } from '../../text/csv.ts';
import { encodingOf } from '../csv/decode.ts';
import { dialectOf } from '../csv/dialect.ts';
import { CsvBroken, rowsOf } from '../csv/records.ts';
import { odsRows } from './ods.ts';
import { SHEET_LIMITS, SheetBroken, bounded } from './sheet.ts';
import type { OpenSheet, SheetRow } from './sheet.ts';
import { xlsxRows } from './xlsx.ts';
import { newBudget } from './xmlPart.ts';

/**
 * Opens a file as a sheet by its content, whatever its name: CSV in any dialect, `.xlsx` or `.ods`. `knows` recognises headings. Rows are
 * read one piece at a time, within limits. Throws a SheetBroken, and so does reading the rows.
 */
export function openSheet(file: Buffer, knows: (header: string) => boolean): OpenSheet {
  if (file.length === 0) throw new SheetBroken('empty');
  if (file.length > SHEET_LIMITS.bytes) throw new SheetBroken('large');
  if (file.toString('latin1', 0, 4) === 'PK\u0003\u0004') return openArchive(file);
  // A compound file: a workbook from before 2007, or one with a password.
  if (file.toString('hex', 0, 4) === 'd0cf11e0') throw new SheetBroken('locked');
  const isWide = ['fffe', 'feff'].includes(file.toString('hex', 0, 2));
  if ((file.includes(0) && !isWide) || file.toString('latin1', 0, 5) === '%PDF-')
    throw new SheetBroken('kind');
  if (WEB_PAGE.test(textOf(file))) throw new SheetBroken('web-page');
  return { kind: 'csv', rows: bounded(csvRows(file, knows)) };
}

/**
 * The beginning of a web page: a service gives one instead of its table to somebody who is not signed in there. A declaration and comments
 * may come first.
 */
const WEB_PAGE = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*)*<(?:!doctype\s+html|html)\b/i;

/** The first characters of a file, whatever its encoding. */
function textOf(file: Buffer): string {
  const { encoding, skip } = encodingOf(file);
  return new TextDecoder(encoding).decode(file.subarray(skip, skip + 2048));
}

function openArchive(file: Buffer): OpenSheet {
  const kind = officeKind(file);
  if (kind === 'macros') throw new SheetBroken('macros');
  const entries = zipEntries(file);
  if (!entries) throw new SheetBroken('broken');
  if (entries.some(({ isSecret, name }) => isSecret || name === 'encrypted-package'))
    throw new SheetBroken('locked');
  const archive = { file, entries, budget: newBudget() };
  if (kind === 'xlsx') return { kind, rows: bounded(unmarked(xlsxRows(archive))) };
  if (kind === 'ods') return { kind, rows: bounded(unmarked(odsRows(archive))) };
  // This one says itself that it unpacks to more than any document has.
  if (entries.reduce((sum, { unpacked }) => sum + unpacked, 0) > SHEET_LIMITS.unfolded)
    throw new SheetBroken('large');
  throw new SheetBroken('kind');
}

/** In a table exported as CSV and saved as a workbook, the apostrophes of its cells are part of the text. */
async function* unmarked(rows: AsyncIterable<SheetRow>): AsyncGenerator<SheetRow> {
  for await (const { row, cells } of rows) yield { row, cells: cells.map(plainCell) };
}

async function* csvRows(file: Buffer, knows: (header: string) => boolean): AsyncGenerator<SheetRow> {
  let last = 0;
  try {
    for await (const { row, cells } of rowsOf(file, dialectOf(file, knows))) {
      last = row;
      yield { row, cells };
    }
  } catch (error) {
    if (!(error instanceof CsvBroken)) throw error;
    // Nobody knows the intended end of a quote that has none.
    throw error.problem === 'quote' ? new SheetBroken('quote') : new SheetBroken('long-cell', last + 1);
  }
}

/** Why a file is not read. A file that is called a spreadsheet and holds none counts as broken, not as empty. */
export const problemIn = ({ name, bytes }: { name: string; bytes: Buffer }, { problem }: SheetBroken) =>
  problem === 'empty' && /\.(?:xlsx|ods)$/i.test(name) && bytes.toString('latin1', 0, 2) !== 'PK'
    ? 'broken'
    : problem;

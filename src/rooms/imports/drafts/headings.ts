import { columnName } from '../../../lib/files/sheets/cellText.ts';
import type { SheetRow } from '../../../lib/files/sheets/sheet.ts';
import { fold } from '../../forms/index.ts';

const LONGEST_HEADING = 200;

/** The first row that is more than a title above the table: it has at least half as many cells as the fullest of the first rows. */
export function headingsAt(first: readonly SheetRow[]): number {
  const filled = first.slice(0, 10).map(({ cells }) => cells.filter((cell) => cell.trim() !== '').length);
  const most = Math.max(0, ...filled);
  return Math.max(
    0,
    filled.findIndex((count) => count * 2 >= most),
  );
}

/** The headings, each once. A missing one gets the column's name as in spreadsheets; a repeated one gets a number. */
export function headingsOf(first: readonly SheetRow[], at: number): string[] {
  const width = Math.max(0, ...first.slice(at).map(({ cells }) => cells.length));
  const seen = new Set<string>();
  return Array.from({ length: width }, (_, column) => {
    const text = (first[at]?.cells[column] ?? '')
      .replaceAll(/[\p{C}\s]+/gu, ' ')
      .trim()
      .slice(0, LONGEST_HEADING);
    const plain = fold(text) === '' ? columnName(column) : text;
    let own = plain;
    for (let n = 2; seen.has(fold(own)); n++) own = `${plain} (${n})`;
    seen.add(fold(own));
    return own;
  });
}

/** Whether a column has only the heading that `headingsOf` made up. */
export const isNameless = (headers: readonly string[], column: number): boolean =>
  headers[column] === columnName(column);

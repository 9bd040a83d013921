import { SHEET_LIMITS, SheetBroken } from './sheet.ts';
import type { SheetRow } from './sheet.ts';
import type { Archive } from './xlsxParts.ts';
import { readXml } from './xmlPart.ts';

type Attributes = Readonly<Record<string, string>>;

/** Elements inside a cell whose text does not belong to the cell. */
const APART = new Set([
  'office:annotation',
  'text:ruby-text',
  'text:tracked-changes',
  'draw:frame',
  'table:shapes',
]);

/** Most styles of tables in a file: with more, it is no spreadsheet. */
const MOST_STYLES = 1000;
const LONGEST_NAME = 500;

/**
 * The rows of the first table of a spreadsheet (OpenDocument 1.3, part 3) that is neither hidden nor empty. A formula counts as its result
 * when the file was saved. Throws a SheetBroken.
 */
export async function* odsRows(archive: Archive): AsyncGenerator<SheetRow> {
  const part = archive.entries.find(({ name }) => name === 'content.xml');
  if (!part) throw new SheetBroken('broken');
  const reader = tableReader();
  for await (const _ of readXml(archive.file, part, archive.budget, reader)) {
    yield* reader.take();
    if (reader.isOver()) return;
  }
}

function tableReader() {
  let rows: SheetRow[] = [];
  let [tables, apart, last] = [0, 0, 0];
  let [found, over, skipped] = [false, false, false];
  /** A table's style says whether it is hidden, and styles come before the tables. */
  const hidden = new Set<string>();
  let style = '';
  let row: { cells: string[]; times: number } | null = null;
  let cell: { typed: string | null; text: string; length: number; paragraphs: number; times: number } | null =
    null;

  /** A text that grows without end is kept only up to the sign that makes it too long. */
  const add = (piece: string): void => {
    if (!cell) return;
    cell.length += piece.length;
    if (cell.length > SHEET_LIMITS.characters) throw new SheetBroken('large');
    if (cell.text.length <= SHEET_LIMITS.cell) cell.text += piece;
  };
  const hide = (name: string): void => {
    // Copy the name: otherwise a piece of the file would stay in memory with it.
    if (hidden.add(Buffer.from(name.slice(0, LONGEST_NAME)).toString()).size > MOST_STYLES)
      throw new SheetBroken('large');
  };
  const endCell = (): void => {
    if (!row || !cell) return;
    const text = cell.typed ?? cell.text;
    const room = SHEET_LIMITS.columns + 1 - row.cells.length;
    // Empty cells up to the end of the sheet are written as one cell.
    if (text !== '' || cell.times <= room)
      for (let n = 0; n < Math.min(cell.times, room); n++) row.cells.push(text);
    cell = null;
  };
  const endRow = (): void => {
    if (!row) return;
    if (row.cells.some((text) => text !== '')) {
      found = true;
      // Handle all rows of a piece together: each may say that it stands for a million.
      const more = Math.min(row.times, SHEET_LIMITS.rows + 1 - rows.length);
      for (let n = 0; n < more; n++) rows.push({ row: last + 1 + n, cells: row.cells });
    }
    last += row.times;
    row = null;
  };
  return {
    open(name: string, attributes: Attributes): void {
      if (APART.has(name)) apart++;
      if (name === 'style:style') style = attributes['style:name'] ?? '';
      if (name === 'style:table-properties' && attributes['table:display'] === 'false') hide(style);
      if (name === 'table:table' && tables++ === 0)
        skipped = hidden.has(attributes['table:style-name'] ?? '');
      if (over || skipped || apart > 0 || tables !== 1) return;
      if (name === 'table:table-row')
        row = { cells: [], times: times(attributes['table:number-rows-repeated']) };
      else if (name === 'table:table-cell' || name === 'table:covered-table-cell')
        cell = {
          typed: typed(attributes),
          text: '',
          length: 0,
          paragraphs: 0,
          times: times(attributes['table:number-columns-repeated']),
        };
      else if (cell) add(signOf(name, attributes, cell));
    },
    text(piece: string): void {
      // Between the paragraphs of a cell there is only the file's own layout.
      if (!cell || apart > 0 || cell.paragraphs === 0) return;
      add(piece);
    },
    close(name: string): void {
      if (APART.has(name)) apart--;
      if (name === 'table:table') {
        tables--;
        if (tables === 0) {
          over = found;
          last = 0;
        }
      }
      if (apart > 0 || tables !== 1) return;
      if (name === 'table:table-cell' || name === 'table:covered-table-cell') endCell();
      if (name === 'table:table-row') endRow();
    },
    take(): SheetRow[] {
      const taken = rows;
      rows = [];
      return taken;
    },
    isOver: () => over,
  };
}

const times = (said: string | undefined): number => (/^[1-9]\d{0,7}$/.test(said ?? '') ? Number(said) : 1);

/** Days, times and numbers as they are meant; null when the cell's text counts. */
function typed(attributes: Attributes): string | null {
  switch (attributes['office:value-type']) {
    case 'float':
      return attributes['office:value'] ?? null;
    case 'date':
      return (
        attributes['office:date-value']
          ?.replace(/T00:00(?::00(?:\.0+)?)?$/, '')
          .replace(/T(\d\d:\d\d).*$/, ' $1') ?? null
      );
    case 'time': {
      const [, hours = '0', minutes = '0'] =
        /^PT(?:(\d{1,2})H)?(?:(\d{1,2})M)?/.exec(attributes['office:time-value'] ?? '') ?? [];
      return `${hours.padStart(2, '0')}:${minutes.padStart(2, '0')}`;
    }
    default:
      return null;
  }
}

/** The characters for which an element inside a cell stands. */
function signOf(name: string, attributes: Attributes, cell: { paragraphs: number }): string {
  if (name === 'text:p') return cell.paragraphs++ > 0 ? '\n' : '';
  if (name === 'text:s') return ' '.repeat(Math.min(times(attributes['text:c']), 1000));
  if (name === 'text:tab') return '\t';
  return name === 'text:line-break' ? '\n' : '';
}

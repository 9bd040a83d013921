import type { ZipEntry } from '../../documents/zipEntries.ts';
import { columnOf, numberText } from './cellText.ts';
import type { NumberLook } from './cellText.ts';
import { SHEET_LIMITS } from './sheet.ts';
import type { SheetRow } from './sheet.ts';
import { local, numberLooks, sharedTexts, sheetsOf, textReader, unescaped } from './xlsxParts.ts';
import type { Archive } from './xlsxParts.ts';
import { readXml } from './xmlPart.ts';

/**
 * The rows of the first sheet of a workbook (Office Open XML, ECMA-376) that is neither hidden nor empty. A formula counts as its result
 * when the file was saved, and is never computed. Throws a SheetBroken.
 */
export async function* xlsxRows(archive: Archive): AsyncGenerator<SheetRow> {
  const { parts, since1904 } = await sheetsOf(archive);
  const texts = await sharedTexts(archive);
  const looks = await numberLooks(archive);
  for (const part of parts) {
    let isEmpty = true;
    for await (const row of rowsOf(archive, part, { texts, looks, since1904 })) {
      isEmpty = false;
      yield row;
    }
    if (!isEmpty) return;
  }
}

interface Book {
  texts: readonly string[];
  looks: readonly NumberLook[];
  since1904: boolean;
}

async function* rowsOf(archive: Archive, part: ZipEntry, book: Book): AsyncGenerator<SheetRow> {
  let rows: SheetRow[] = [];
  let row: SheetRow | null = null;
  let last = 0;
  let cell: { column: number; type: string; look: NumberLook; value: string } | null = null;
  let inV = false;
  const rich = textReader((text) => {
    if (cell) cell.value = text;
  }, 'is');
  const open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    rich.open(name);
    if (local(name) === 'row') {
      last = Number(attributes['r']) > last ? Number(attributes['r']) : last + 1;
      row = { row: last, cells: [] };
    }
    if (local(name) === 'v') inV = true;
    if (local(name) !== 'c' || !row) return;
    const named = attributes['r'] ? columnOf(attributes['r']) : row.cells.length;
    // Cells beyond the limit are read up to the one that exceeds it.
    const column = named < 0 || named > SHEET_LIMITS.columns ? SHEET_LIMITS.columns : named;
    const look = book.looks[Number(attributes['s'] ?? 0)] ?? 'number';
    cell = { column, type: attributes['t'] ?? 'n', look, value: '' };
  };
  const close = (name: string): void => {
    rich.close(name);
    if (local(name) === 'v') inV = false;
    if (local(name) === 'c' && cell && row) {
      const text = textOf(cell, book);
      if (text !== '') {
        while (row.cells.length < cell.column) row.cells.push('');
        row.cells[cell.column] = text;
      }
      cell = null;
    }
    if (local(name) === 'row' && row) {
      if (row.cells.length > 0) rows.push(row);
      row = null;
    }
  };
  const text = (piece: string): void => {
    rich.text(piece);
    if (!inV || !cell) return;
    // A text that grows without end is kept only up to the sign that makes it too long.
    if (cell.value.length <= SHEET_LIMITS.cell) cell.value += piece;
  };
  for await (const _ of readXml(archive.file, part, archive.budget, { open, text, close })) {
    yield* rows;
    rows = [];
  }
}

function textOf(
  { type, look, value }: { type: string; look: NumberLook; value: string },
  { texts, since1904 }: Book,
): string {
  switch (type) {
    case 's':
      return texts[Number(value)] ?? '';
    case 'b':
      return value.trim() === '1' ? 'TRUE' : 'FALSE';
    case 'n':
      return numberText(value, look, since1904);
    case 'str':
      return unescaped(value);
    default:
      return value;
  }
}

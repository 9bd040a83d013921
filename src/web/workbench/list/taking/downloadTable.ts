import { Readable } from 'node:stream';
import { withoutTurns } from '../../../../lib/text/oneLine.ts';
import { csvLine } from '../../../../lib/text/csv.ts';
import type { Cut, Place } from '../../../../lib/placeInList.ts';
import { record } from '../../../../rooms/log/index.ts';
import type { ProgrammeVisit } from '../../../visit.ts';

/** The formats of a saved list: for programs, for spreadsheets, and for spreadsheets that recognise UTF-8 only by its mark. */
export const TABLE_KINDS = ['csv', 'csv-bom', 'json'] as const;
type TableKind = (typeof TABLE_KINDS)[number];

/** The value of a cell: text, or any other value that JSON can hold. */
export type CellValue = string | number | boolean | null | readonly unknown[] | object;

/** A column of a saved list. `text` is the form in CSV of a value that is more than a text or a number. */
export interface TakenColumn<Row> {
  key: string;
  value: (row: Row) => CellValue;
  text?: (row: Row) => string;
}

/** A list to be saved: its columns, with English names for programs, and its rows, page by page. */
export interface TakenList<Row> {
  name: string;
  columns: readonly TakenColumn<Row>[];
  page: (place: Place | undefined) => Promise<Cut<Row>>;
  /** The key of the list, for the log. */
  list: string;
  /** The round of the list, if it has one. */
  round: number | null;
}

/**
 * Answers a list as a file, page by page, so that a hundred thousand rows need no more memory than fifty. The log notes it, with its size.
 */
export function downloadTable<Row>(visit: ProgrammeVisit, as: string | null, list: TakenList<Row>): Response {
  const kind = TABLE_KINDS.find((one) => one === as) ?? 'csv';
  const ending = kind === 'json' ? 'json' : 'csv';
  const type = kind === 'json' ? 'application/json' : 'text/csv';
  return new Response(Readable.toWeb(Readable.from(written(visit, kind, list))) as ReadableStream, {
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'content-disposition': `attachment; filename="${visit.programme.slug}-${list.name}.${ending}"`,
      'cache-control': 'no-store',
    },
  });
}

async function* written<Row>(
  visit: ProgrammeVisit,
  kind: TableKind,
  { columns, page, list, round }: TakenList<Row>,
): AsyncGenerator<Buffer> {
  const { ctx, programme } = visit;
  const head = `${kind === 'csv-bom' ? '\ufeff' : ''}${csvLine(columns.map(({ key }) => key))}`;
  let count = 0;
  let bytes = 0;
  const sized = (text: string): Buffer => {
    const piece = Buffer.from(text);
    bytes += piece.length;
    return piece;
  };
  const line = (row: Row): string => {
    if (kind !== 'json')
      return csvLine(columns.map(({ value, text }) => withoutTurns(text ? text(row) : inCell(value(row)))));
    const values = columns.map(({ key, value }) => [key, value(row)] as const);
    return `${count > 0 ? ',' : ''}\n${JSON.stringify(Object.fromEntries(values), plainly)}`;
  };
  try {
    yield sized(kind === 'json' ? '[' : head);
    for (let place: Place | undefined | null; place !== null;) {
      const cut: Cut<Row> = await page(place);
      let text = '';
      for (const row of cut.rows) {
        text += line(row);
        count += 1;
      }
      yield sized(text);
      place = cut.next;
    }
    if (kind === 'json') yield sized('\n]\n');
  } finally {
    // A download that broke off is noted, too.
    await record(ctx, {
      programme: programme.id,
      actor: visit.actor(),
      kind: 'list-taken-out',
      subject: ['programme', programme.id],
      round,
      data: { list, count, bytes },
    });
  }
}

function inCell(value: CellValue): string {
  if (value === null) return '';
  if (Array.isArray(value)) return value.map((one) => inCell(one as CellValue)).join('; ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Removes characters that change the direction of text, also from long and older words, so that none can turn the file round. */
const plainly = (_: string, value: unknown): unknown =>
  typeof value === 'string' ? withoutTurns(value) : value;

import { parse } from 'csv-parse/sync';
import { decode, encodingOf } from './decode.ts';
import { SEPARATORS } from './records.ts';
import type { Dialect, Separator } from './records.ts';

/** Rows by which the dialect is judged. */
const SAMPLE_ROWS = 30;

/**
 * How a file is written. The separator wins whose first row has the most cells that `knows` recognises; then the one that cuts most rows
 * into as many cells as the first; then the one with more cells.
 */
export function dialectOf(bytes: Uint8Array, knows: (header: string) => boolean): Dialect {
  const { encoding, skip } = encodingOf(bytes);
  const { value: start = '' } = decode(bytes, encoding, skip).next() as { value?: string };
  const hint = /^sep=([,;\t|])(?:[\r\n]|$)/i.exec(start);
  if (hint) return { encoding, skip, separator: hint[1] as Separator, hint: true };
  let best: { separator: Separator; score: number[] } | undefined;
  for (const separator of SEPARATORS) {
    const score = scoreOf(start, separator, knows);
    if (!best || isGreater(score, best.score)) best = { separator, score };
  }
  return { encoding, skip, separator: best?.separator ?? ',', hint: false };
}

function scoreOf(start: string, separator: Separator, knows: (header: string) => boolean): number[] {
  const rows = firstRows(start, separator).filter((cells) => cells.some((cell) => cell.trim() !== ''));
  const [header, ...rest] = rows;
  if (!header) return [0, 0, 0];
  const even = rest.filter((cells) => cells.length === header.length).length;
  return [header.filter(knows).length, header.length > 1 ? even : 0, header.length];
}

function firstRows(start: string, separator: Separator): string[][] {
  const rows: string[][] = [];
  try {
    parse(start, {
      delimiter: separator,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_quotes: true,
      relax_column_count: true,
      to: SAMPLE_ROWS,
      on_record: (record: string[]) => {
        rows.push(record);
        return null;
      },
    });
  } catch {
    // The piece may end inside a quoted cell, and quotes make no sense with the wrong separator: judge the rows before it.
  }
  return rows;
}

function isGreater(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at !== -1 && a[at]! > b[at]!;
}

import { crc32 } from 'node:zlib';
import { Fault } from './fault.ts';
import { FORMAT, SHAPES } from './format.ts';
import type { End, Piece, Pieces, TableLine } from './format.ts';
import { linesOf } from './lines.ts';
import { createTally } from './rows.ts';
import { checkText } from './writeLines.ts';

const KIND = /^\{"(head|table|row|end|manifest)":/;
/** The length of `,"check":"1a2b3c4d"}`. */
const TAIL = 20;

/**
 * Reads a file of lines as a stream. Compares each line with its check, each table with its count and hash, and the whole with the
 * manifest. Throws a Fault at the first line that differs from what was written. `read` is called with the octets read so far.
 */
export async function* readFile(path: string, read?: (octets: number) => void): Pieces {
  const order = createOrder();
  let check = 0;
  let line = 0;
  for await (const { line: number, bytes } of linesOf(path, read)) {
    line = number;
    check = crc32(bytes.subarray(0, -TAIL), check);
    const piece = pieceOf(line, textOf(line, bytes), check);
    order.take(piece, line);
    yield { ...piece, line };
  }
  order.over(line);
}

function textOf(line: number, bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Fault(line, 'it is not UTF-8');
  }
}

type Read = Exclude<Piece, { kind: 'row' }> | { kind: 'row'; text: string; width: number };

function pieceOf(line: number, text: string, check: number): Read {
  const kind = KIND.exec(text)?.[1] as Piece['kind'] | undefined;
  const tail = `,"check":"${checkText(check)}"}`;
  if (!kind || !/,"check":"[0-9a-f]{8}"\}$/.test(text.slice(-TAIL)))
    throw new Fault(
      line,
      line === 1 ? 'this is no file that "antipode export" wrote' : 'it is no line of ours',
    );
  if (!text.endsWith(tail))
    throw new Fault(line, 'it does not fit its check: it was altered, or a line before it is missing');
  const body = text.slice(kind.length + 4, -TAIL);
  const value = jsonOf(line, body);
  if (kind === 'row') {
    if (!Array.isArray(value)) throw new Fault(line, 'a row must be a list');
    return { kind, text: body, width: value.length };
  }
  const shaped = SHAPES[kind].safeParse(value);
  if (!shaped.success) throw new Fault(line, `the ${kind} has a form that this version does not know`);
  return { kind, [kind]: shaped.data } as unknown as Read;
}

function jsonOf(line: number, body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new Fault(line, 'it is not JSON');
  }
}

/** Checks the order of the lines, and that tables and manifest count the rows that came. */
function createOrder(): { take(piece: Read, line: number): void; over(line: number): void } {
  const ends = new Map<string, End>();
  let rows = 0;
  let began = false;
  let isOver = false;
  let table: TableLine | undefined;
  let tally = createTally();
  const take = (piece: Read, line: number): void => {
    const fits = began
      ? !isOver && piece.kind !== 'head' && (piece.kind === 'row' || piece.kind === 'end') === !!table
      : piece.kind === 'head';
    if (!fits) throw new Fault(line, `a ${piece.kind} has no place here`);
    if (piece.kind === 'head') {
      if (piece.head.format > FORMAT)
        throw new Fault(line, 'a newer version of Antipode wrote this file: upgrade this one first');
      began = true;
    } else if (piece.kind === 'table') {
      table = piece.table;
      if (ends.has(table.name)) throw new Fault(line, `the table ${table.name} comes twice`);
      tally = createTally();
    } else if (piece.kind === 'row') {
      if (piece.width !== table!.columns.length)
        throw new Fault(
          line,
          `it has ${piece.width} values, and ${table!.name} has ${table!.columns.length} columns`,
        );
      tally.add(piece.text);
    } else if (piece.kind === 'end') {
      const found = tally.end();
      if (!isSame(found, piece.end))
        throw new Fault(
          line,
          `the table ${table!.name} has ${found.rows} rows here, and not the ${piece.end.rows} with that hash`,
        );
      ends.set(table!.name, found);
      rows += found.rows;
      table = undefined;
    } else {
      const { tables } = piece.manifest;
      const wrong =
        Object.keys(tables).find((name) => !isSame(ends.get(name), tables[name])) ??
        [...ends.keys()].find((name) => !Object.hasOwn(tables, name));
      if (wrong !== undefined || rows !== piece.manifest.rows)
        throw new Fault(line, `the manifest does not fit what came before it (${wrong ?? 'rows'})`);
      isOver = true;
    }
  };
  return {
    take,
    over: (line) => {
      if (!isOver)
        throw new Fault(
          line + 1,
          line === 0 ? 'the file is empty' : 'the manifest is missing: the file is cut short',
        );
    },
  };
}

const isSame = (a: End | undefined, b: End | undefined): boolean =>
  a !== undefined && b !== undefined && a.rows === b.rows && a.sha256 === b.sha256;

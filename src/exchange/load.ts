import { nameOf, numberFrom } from './catalogue.ts';
import type { Table } from './catalogue.ts';
import { Fault } from './fault.ts';
import type { Manifest, Pieces, TableLine } from './format.ts';
import { query, quoted } from './query.ts';
import type { AnyDb } from './query.ts';
import { tallyOf } from './rows.ts';
import type { Scratch } from './scratch.ts';
import type { Progress } from './progress.ts';
import { fromJson } from './values.ts';

const AT_ONCE = 1_000_000;
const MOST_ROWS = 2000;

/**
 * Writes the rows of a stream into the scratch tables, then reads them again. Each table must have the count and hash of the manifest. If
 * the database refuses something, throws a Fault with its place.
 */
export async function load(
  db: AnyDb,
  { scratch, pieces, told = () => {} }: { scratch: Scratch; pieces: Pieces; told?: Progress | undefined },
): Promise<Manifest> {
  let batch = createBatch(db);
  let manifest: Manifest | undefined;
  const of = scratch.tables.size;
  let begun = 0;
  for await (const piece of pieces) {
    if (piece.kind === 'table') {
      told('copy', begun++, of);
      const table = fitting(scratch, piece.table, piece.line);
      if (piece.table.next !== undefined) await numberFrom(db, table, piece.table.next);
      batch = createBatch(db, table);
    } else if (piece.kind === 'row') await batch.add(piece.text, piece.line);
    else if (piece.kind === 'end') await batch.take();
    else if (piece.kind === 'manifest') ({ manifest } = piece);
  }
  told('copy', of, of);
  const ends = Object.entries(manifest!.tables);
  for (const [at, [name, end]] of ends.entries()) {
    told('compare', at, ends.length);
    const found = await tallyOf(db, scratch.tables.get(name)!);
    if (found.rows !== end.rows || found.sha256 !== end.sha256)
      throw new Fault(0, `the table ${name} does not read as it was written`);
  }
  told('compare', ends.length, ends.length);
  return manifest!;
}

/** The table named in a stream, whose columns must be exactly as the stream says. */
function fitting(scratch: Scratch, line: TableLine, at: number): Table {
  const table = scratch.tables.get(line.name);
  if (!table) throw new Fault(at, `the version that wrote this had no table ${line.name.slice(0, 60)}`);
  if (!same(table.columns, line.columns) || !same(table.types, line.types) || !same(table.key, line.key))
    throw new Fault(at, `the table ${line.name} had other columns in the version that wrote this`);
  return table;
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((name, index) => name === b[index]);

interface Batch {
  add(text: string, line: number): Promise<void>;
  /** Writes the rows that wait. */
  take(): Promise<void>;
}

function createBatch(db: AnyDb, table?: Table): Batch {
  let rows: string[] = [];
  let first = 0;
  let size = 0;
  const insert = table ? insertOf(table) : '';
  const put = (some: readonly string[]): Promise<unknown> => query(db, insert, [`[${some.join(',')}]`]);

  async function take(): Promise<void> {
    if (rows.length === 0) return;
    await query(db, 'savepoint exchange_batch');
    try {
      await put(rows);
    } catch {
      await query(db, 'rollback to savepoint exchange_batch');
      // Repeats the rows one by one, to find the refused one.
      for (const [at, row] of rows.entries())
        await put([row]).catch((error: Error) => {
          throw new Fault(
            first === 0 ? 0 : first + at,
            `the table ${table!.name} does not take it: ${error.message}`,
          );
        });
    }
    await query(db, 'release savepoint exchange_batch');
    rows = [];
    size = 0;
  }

  return {
    add: async (text, line) => {
      if (rows.length === 0) first = line;
      rows.push(text);
      size += text.length;
      if (size >= AT_ONCE || rows.length >= MOST_ROWS) await take();
    },
    take,
  };
}

function insertOf(table: Table): string {
  const columns = table.columns.map(quoted).join(', ');
  const values = table.columns.map((_, at) => fromJson('r', at, table.types[at]!)).join(', ');
  return `insert into ${nameOf(table)} (${columns}) overriding system value
    select ${values} from jsonb_array_elements($1::jsonb) as l(r)`;
}

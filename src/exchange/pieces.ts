import { homeOf, migrationsOf, nextNumber, tablesOf } from './catalogue.ts';
import type { Table } from './catalogue.ts';
import { FORMAT } from './format.ts';
import type { End, Head, Piece, Pieces } from './format.ts';
import type { AnyDb } from './query.ts';
import { createTally, rowsOf } from './rows.ts';
import type { Progress } from './progress.ts';

/** The part of a database to export: all of it, or one programme's share of each table. */
export interface Share {
  of: Head['of'];
  programme?: Head['programme'];
  /** The SQL condition on a table's rows; null if the table is not exported. */
  where(table: Table): string | null;
}

const EVERYTHING: Share = { of: 'installation', where: () => 'true' };

/** Reads a database as a stream, inside a transaction with one snapshot for all of it. `at` is the time of the export. */
export async function* piecesOf(
  db: AnyDb,
  { at, share = EVERYTHING, told = () => {} }: { at: Date; share?: Share; told?: Progress | undefined },
): Pieces {
  const migrations = await migrationsOf(db);
  const head: Head = {
    antipode: 'exchange',
    format: FORMAT,
    of: share.of,
    schema: migrations.at(-1)!,
    migrations,
    made_at: at.toISOString(),
    ...(share.programme ? { programme: share.programme } : {}),
  };
  yield here({ kind: 'head', head });
  const ends: Record<string, End> = {};
  let rows = 0;
  const tables = (await tablesOf(db, await homeOf(db))).filter((table) => share.where(table) !== null);
  for (const [at, table] of tables.entries()) {
    told('copy', at, tables.length);
    const { name, columns, types, key } = table;
    const next = await nextNumber(db, table);
    yield here({
      kind: 'table',
      table: { name, columns, types, key, ...(next === undefined ? {} : { next }) },
    });
    const tally = createTally();
    for await (const texts of rowsOf(db, table, share.where(table)!))
      for (const text of texts) {
        tally.add(text);
        yield here({ kind: 'row', text });
      }
    const end = tally.end();
    ends[name] = end;
    rows += end.rows;
    yield here({ kind: 'end', end });
  }
  told('copy', tables.length, tables.length);
  yield here({ kind: 'manifest', manifest: { rows, tables: ends } });
}

const here = (piece: Piece): Piece & { line: number } => ({ ...piece, line: 0 });

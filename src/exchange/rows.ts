import { createHash } from 'node:crypto';
import { nameOf } from './catalogue.ts';
import type { Table } from './catalogue.ts';
import type { End } from './format.ts';
import { query, quoted } from './query.ts';
import type { AnyDb } from './query.ts';
import { toJson } from './values.ts';

/** About this many characters are in memory at once; a larger row comes alone. */
const AT_ONCE = 4_000_000;
const MOST_ROWS = 1000;
/** How many times a stored value may grow: it may be compressed on disk, and octets become base64. */
const GROWS = 4;

/**
 * The rows of a table in the order of its key, a few at a time, each as the text of a JSON array. `where` is an SQL condition. Call inside
 * a transaction, so that one snapshot holds for all rows.
 */
export async function* rowsOf(db: AnyDb, table: Table, where = 'true'): AsyncGenerator<string[]> {
  const columns = table.columns.map((column, at) => toJson(quoted(column), table.types[at]!));
  const texts = new Set(['text', 'character varying(255)']);
  const order = table.key.map((column) => {
    const isText = texts.has(table.types[table.columns.indexOf(column)]!);
    // Sorts texts alike on every server, whatever its language.
    return `${quoted(column)}${isText ? ' collate "C"' : ''}`;
  });
  const most = await fitting(db, table);
  if (most === null) return;
  await query(
    db,
    `declare exchange_rows no scroll cursor for
     select json_build_array(${columns.join(', ')})::text as text from ${nameOf(table)} where ${where} order by ${order.join(', ')}`,
  );
  for (;;) {
    const rows = await query<{ text: string }>(db, `fetch ${most} from exchange_rows`);
    if (rows.length > 0) yield rows.map(({ text }) => text);
    if (rows.length < most) break;
  }
  await query(db, 'close exchange_rows');
}

/** How many rows of a table fit in memory, judged by the largest; null if the table is empty, as most are in a small installation. */
async function fitting(db: AnyDb, table: Table): Promise<number | null> {
  const sizes = table.columns.map((column) => `coalesce(pg_column_size(${quoted(column)}), 0)`);
  const [row] = await query<{ largest: number | null }>(
    db,
    `select max(${sizes.join(' + ')})::int as largest from ${nameOf(table)}`,
  );
  if (row!.largest === null) return null;
  return Math.max(1, Math.min(MOST_ROWS, Math.floor(AT_ONCE / (1 + GROWS * row!.largest))));
}

/** Counts rows and hashes them in their order. */
export function createTally(): { add(text: string): void; end(): End } {
  const hash = createHash('sha256');
  let rows = 0;
  return {
    add: (text) => {
      hash.update(text).update('\n');
      rows++;
    },
    end: () => ({ rows, sha256: hash.digest('hex') }),
  };
}

/** Count and hash of a table, as the database holds it now. */
export async function tallyOf(db: AnyDb, table: Table, where?: string): Promise<End> {
  const tally = createTally();
  for await (const rows of rowsOf(db, table, where)) for (const text of rows) tally.add(text);
  return tally.end();
}

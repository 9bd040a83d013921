import type pg from 'pg';
import { askPrepared } from './askPrepared.ts';
import type { Done } from './askPrepared.ts';

export interface Preparing {
  /** A query asked this often within a minute is worth preparing. Queries of the timetable never are. */
  often: number;
  /** The most queries to prepare, since each connection keeps them all in memory. */
  most: number;
  /**
   * Whether the schema does not change and the tables are small. Then long reports are prepared too, and so are queries that return every
   * column, even in transactions.
   */
  isSettled: boolean;
}

const SELDOM: Preparing = { often: 10, most: 150, isSettled: false };
/**
 * Statements that write count too: planning the one that takes due mails from the outbox takes four times as long as running it. Those that
 * only read, in steps, are long reports.
 */
const WORTH = /^\s*(?:select|insert|update|delete|with\b[^]*\b(?:insert into|update|delete from))\b/i;
/**
 * A query with this mark in its text is planned anew each time. A plan for any value assumes a programme of the usual size. Among two
 * hundred small programmes, it would read a whole table of a large one for three rows.
 */
export const PLANNED_ANEW = '/* planned anew */';
const REPORT = /^\s*(?:with\b|\()/i;
const WITHIN = 60_000;
/** In characters. The conditions for seeing a concern are long, and take longer to plan than to run. */
const LONGEST = 40_000;
/** Not prepared: a plan for any value cannot tell that a parameter in this condition equals the one in the condition of a partial index. */
const BY_INDEX = /\bon conflict\s*\([^)]*\)\s*where\b(?:(?!\bdo\b)[^])*\$\d/i;
/** All columns of a table, but not count(*). */
const EVERY_COLUMN = /(?:^|[\s.])\*/;
const LITERAL = /'(?:[^']|'')*'/g;
const INNERMOST = /\([^()]*\)/g;

/** Whether a query returns every column of a table: a new column then changes its result. A star within brackets does not count. */
export function returnsEveryColumn(text: string): boolean {
  let outer = text.replaceAll(LITERAL, '');
  for (let inner = ''; inner !== outer && EVERY_COLUMN.test(outer);) {
    inner = outer;
    outer = outer.replaceAll(INNERMOST, '');
  }
  return EVERY_COLUMN.test(outer);
}

/**
 * Lets PostgreSQL parse and plan a frequent query once per connection instead of each time, which takes about a third off a page. The query
 * builder writes these queries in few forms. Lists of changing length make many texts, each too rare to count. A newer version may add
 * columns in the meantime. A query that returns every column then no longer fits its prepared form, and is asked once more. In a
 * transaction, which that error would end, such a query is not prepared.
 */
export function prepareOften(pool: pg.Pool, { often, most, isSettled }: Preparing = SELDOM): void {
  const seen = new Map<string, number>();
  const names = new Map<string, string>();
  const wide = new Map<string, boolean>();
  let since = performance.now();

  /** Whether a query must not be asked by name in a transaction. */
  function isWide(text: string): boolean {
    if (isSettled || text.length > LONGEST || !EVERY_COLUMN.test(text)) return false;
    if (wide.size > 200) wide.clear();
    const known = wide.get(text) ?? returnsEveryColumn(text);
    wide.set(text, known);
    return known;
  }

  function nameOf(text: string, isInTransaction: boolean): string | undefined {
    const known = names.get(text);
    if (known === '' || (isInTransaction && isWide(text))) return undefined;
    if (known !== undefined) return known;
    if (
      text.length > LONGEST ||
      !(WORTH.test(text) || (isSettled && REPORT.test(text))) ||
      text.includes(PLANNED_ANEW) ||
      BY_INDEX.test(text) ||
      names.size >= most
    )
      return undefined;
    const times = (seen.get(text) ?? 0) + 1;
    if (times < often) {
      // This also bounds the memory. A query in use is soon counted again.
      if (seen.size > 2000 || performance.now() - since > WITHIN) {
        seen.clear();
        since = performance.now();
      }
      seen.set(text, times);
      return undefined;
    }
    seen.delete(text);
    names.set(text, `often_${names.size}`);
    return names.get(text);
  }

  pool.on('connect', (client) => {
    const plain = client.query.bind(client) as (...words: unknown[]) => unknown;
    const prepared = askPrepared(client);
    const ask = (text: string, values: unknown[], done: Done): void => {
      const isInTransaction = client.getTransactionStatus() !== 'I';
      const name = nameOf(text, isInTransaction);
      if (name === undefined) return void plain(text, values, done);
      prepared(name, text, values, (error, result) => {
        if (error?.code !== '0A000') return done(error, result);
        // A migration changed the columns of the query. From now on it is planned anew each time.
        names.set(text, '');
        if (isInTransaction) return done(error, result);
        plain(text, values, done);
      });
    };
    const query = (first: unknown, values?: unknown, ...rest: unknown[]): unknown => {
      if (typeof first !== 'string' || !Array.isArray(values)) return plain(first, values, ...rest);
      const [done] = rest;
      if (typeof done === 'function') return ask(first, values, done as Done);
      // Our own promise around the callback: the driver's takes one more turn, and results then outlive a garbage collection. That costs a
      // tenth of a busy server's time.
      return new Promise((done, fail) => {
        ask(first, values, (error, result) => (error ? fail(error) : done(result)));
      });
    };
    client.query = query as typeof client.query;
  });
}

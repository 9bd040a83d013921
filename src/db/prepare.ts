import type pg from 'pg';
import { askPrepared } from './askPrepared.ts';
import type { Done } from './askPrepared.ts';

export interface Preparing {
  /** Asked this often within a minute, a query is worth preparing, which those of the timetable never are. */
  often: number;
  /** So many at most, since each connection keeps them all in memory. */
  most: number;
  /** Whether the schema stays as it is, and tables small: then those that return every column are prepared in transactions, too, and long reports. */
  isSettled: boolean;
}

const SELDOM: Preparing = { often: 10, most: 150, isSettled: false };
/** Statements that write, too: to plan the one that takes due mails from the outbox takes four times as long as to do it. Those that only read, by steps, are long reports. */
const WORTH = /^\s*(?:select|insert|update|delete|with\b[^]*\b(?:insert into|update|delete from))\b/i;
/**
 * The mark of a query that is planned anew each time, in its text. A plan for any value reckons with a programme of the usual size: where there are two
 * hundred small ones, it reads a table of a large one for the rows of three.
 */
export const PLANNED_ANEW = '/* planned anew */';
const REPORT = /^\s*(?:with\b|\()/i;
const WITHIN = 60_000;
/** Characters; the conditions of who may see a concern are long, and take longer to plan than to ask. */
const LONGEST = 40_000;
/** A plan made for any value cannot know that one in the condition of a partial index is the index's own. */
const BY_INDEX = /\bon conflict\s*\([^)]*\)\s*where\b(?:(?!\bdo\b)[^])*\$\d/i;
/** All columns of a table, and not count(*). */
const EVERY_COLUMN = /(?:^|[\s.])\*/;
const LITERAL = /'(?:[^']|'')*'/g;
const INNERMOST = /\([^()]*\)/g;

/** Whether a query returns every column of a table, so that a new one changes its result; what stands in brackets returns nothing by itself. */
export function returnsEveryColumn(text: string): boolean {
  let outer = text.replaceAll(LITERAL, '');
  for (let inner = ''; inner !== outer && EVERY_COLUMN.test(outer);) {
    inner = outer;
    outer = outer.replaceAll(INNERMOST, '');
  }
  return EVERY_COLUMN.test(outer);
}

/**
 * Lets PostgreSQL parse and plan the queries that come again and again once per connection instead of each time (about a
 * third off a page). The query builder makes their texts from few shapes; lists of changing length
 * in a query make many texts that each come too seldom to count. A newer version may add columns while we run: what returns every column
 * then has another result than was prepared, and is asked once more; in a transaction, which that would end, it is not prepared.
 */
export function prepareOften(pool: pg.Pool, { often, most, isSettled }: Preparing = SELDOM): void {
  const seen = new Map<string, number>();
  const names = new Map<string, string>();
  const wide = new Map<string, boolean>();
  let since = performance.now();

  /** Whether a transaction may not ask it by a name. */
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
      // Bounds the memory, too; a query in use comes back at once.
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
        // A migration changed what the query returns: from now on it is planned anew each time.
        names.set(text, '');
        if (isInTransaction) return done(error, result);
        plain(text, values, done);
      });
    };
    const query = (first: unknown, values?: unknown, ...rest: unknown[]): unknown => {
      if (typeof first !== 'string' || !Array.isArray(values)) return plain(first, values, ...rest);
      const [done] = rest;
      if (typeof done === 'function') return ask(first, values, done as Done);
      // A promise of our own around the callback: the driver's has one more turn in it, in which results outlive a collection
      // of garbage, which costs a tenth of a busy server's time.
      return new Promise((done, fail) => {
        ask(first, values, (error, result) => (error ? fail(error) : done(result)));
      });
    };
    client.query = query as typeof client.query;
  });
}

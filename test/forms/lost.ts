import { sql } from 'kysely';
import { unescapeHtml } from '../../src/lib/text/escapeHtml.ts';
import type { Answered } from '../browse.ts';
import type { TestCtx } from '../context.ts';
import { MARK } from './wordsFor.ts';

/** Typed words that are neither in the answer, nor in the database, nor in a job. */
export async function lostOf(
  ctx: TestCtx,
  answer: Answered,
  typed: Readonly<Record<string, string>>,
): Promise<string[]> {
  const page = plain(unescapeHtml(answer.text));
  const gone = Object.entries(typed).filter(([, words]) => !page.includes(plain(words)));
  if (gone.length === 0) return [];
  const kept = plain((await stored(ctx)).join('\n') + JSON.stringify(ctx.enqueued));
  return gone.filter(([, words]) => !kept.includes(markIn(words))).map(([name]) => name);
}

/** The mark as octets are written in a row: mails that came in. */
const HEX = Buffer.from(MARK).toString('hex');

const markIn = (words: string): string => new RegExp(`${MARK}\\d+`).exec(words)![0];

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').toLowerCase();

let tables: string[] | undefined;

/** Every row of every table that holds any of the words. */
async function stored({ db }: TestCtx): Promise<string[]> {
  tables ??= (
    await sql<{
      name: string;
    }>`select tablename as name from pg_tables where schemaname = current_schema()`.execute(db)
  ).rows.map(({ name }) => name);
  const all = sql.join(
    tables.map(
      (table) =>
        sql`select t::text as row from ${sql.table(table)} t where t::text like ${`%${MARK}%`} or t::text like ${`%${HEX}%`}`,
    ),
    sql` union all `,
  );
  return (await sql<{ row: string }>`${all}`.execute(db)).rows.map(({ row }) =>
    row.replaceAll(/\\x([0-9a-f]+)/g, (_, hex: string) => Buffer.from(hex, 'hex').toString('utf8')),
  );
}

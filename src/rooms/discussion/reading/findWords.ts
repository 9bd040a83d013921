import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { byKey } from '../../../db/byKey.ts';
import type { Cut, Place } from '../../../lib/placeInList.ts';
import type { Ctx } from '../../ctx.ts';
import { wanted } from './letterGroups.ts';

const FOUND_PER_PAGE = 20;
const LONGEST_QUERY = 200;

/** A hit: the number of a row, and its place in the list. */
export interface Hit {
  id: number;
  key: string;
}

/** For a common word, so many rows after a page's place are searched: searching all rows that have its letters would take longer. */
const NEAR = 2000;

/**
 * A page of the rows of a search table that contain all words of a query, in any script, the newest first. The table has `words` and
 * `grams` for each row; the column `id` names the row. With `near: 0` rows are found by their letters alone, as rare words are.
 */
export async function findWords(
  ctx: Pick<Ctx, 'db'>,
  input: {
    programme: number;
    query: string;
    place?: Place | undefined;
    near?: number | undefined;
    table: RawBuilder<unknown>;
    id: RawBuilder<unknown>;
  },
): Promise<Cut<Hit>> {
  const { programme, near = NEAR, table, id } = input;
  const { words, grams } = wanted(input.query.slice(0, LONGEST_QUERY));
  const page = byKey([{ number: id }], 'falling', FOUND_PER_PAGE, input.place);
  if (words.length === 0) return page.cut([]);
  const stand = sql.join(
    words.map((word) => sql`position(${word} in s.words) > 0`),
    sql` and `,
  );
  const own = sql`${table} s where s.programme_id = ${programme} and ${page.from}`;
  const found = sql`select ${id} as id, ${page.key} as key from s where ${stand} order by ${page.order} limit ${page.limit}`;
  const { rows: close } = await sql<Hit>`with s as not materialized (
      select ${id}, words from ${own} order by ${page.order} limit ${near}
    ) ${found}`.execute(ctx.db);
  if (close.length >= page.limit) return page.cut(close);
  // Materialised, so that the index on the letters is used however few rows are wanted. Skipped when the near rows were all rows.
  const { rows: all } = await sql<Hit>`with s as materialized (
      select ${id}, words from ${own} and grams @> ${grams}::int[]
        and (select count(*) from (select from ${own} limit ${near}) n) >= ${near}
    ) ${found}`.execute(ctx.db);
  return page.cut(all.length > close.length ? all : close);
}

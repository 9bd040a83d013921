import { sql } from 'kysely';
import { byKey } from '../../../db/byKey.ts';
import type { Cut, Place } from '../../../lib/placeInList.ts';
import type { Texts } from '../../../lib/text/texts.ts';
import type { Ctx } from '../../ctx.ts';
import { COUNTRY } from '../writers/commenter.ts';
import { wanted } from './letterGroups.ts';

const FOUND_PER_PAGE = 20;
const LONGEST_QUERY = 200;

export interface FoundComment {
  id: number;
  name: string;
  /** ISO 3166-1 alpha-2, of a writer who allows it beside this name. */
  country: string | null;
  html: string;
  written_at: Date;
  slug: string;
  title: Texts;
  source_locale: string;
}

/** So many comments from a page's place on are looked through for a common word: going through all that have its letters would take longer. */
const NEAR = 2000;

/**
 * A page of the comments in which all words of a query stand, in any script, the newest first. With `near: 0` they are found by their letters
 * alone, as rare words are.
 */
export async function searchComments(
  ctx: Pick<Ctx, 'db'>,
  input: { programme: number; query: string; place?: Place | undefined; near?: number },
): Promise<Cut<FoundComment>> {
  const { programme, near = NEAR } = input;
  const { words, grams } = wanted(input.query.slice(0, LONGEST_QUERY));
  const page = byKey([{ number: sql`s.comment_id` }], 'falling', FOUND_PER_PAGE, input.place);
  if (words.length === 0) return page.cut([]);
  const stand = sql.join(
    words.map((word) => sql`position(${word} in s.words) > 0`),
    sql` and `,
  );
  const own = sql`comment_search s where s.programme_id = ${programme} and ${page.from}`;
  const found = sql`select s.comment_id as id, ${page.key} as key from s where ${stand} order by ${page.order} limit ${page.limit}`;
  const { rows: close } = await sql<Hit>`with s as not materialized (
      select comment_id, words from ${own} order by ${page.order} limit ${near}
    ) ${found}`.execute(ctx.db);
  if (close.length >= page.limit) return read(ctx, programme, page.cut(close));
  // Materialised, so that the index on the letters is used however few rows are asked for. Not looked into when all that there is was close.
  const { rows: all } = await sql<Hit>`with s as materialized (
      select comment_id, words from ${own} and grams @> ${grams}::int[]
        and (select count(*) from (select from ${own} limit ${near}) n) >= ${near}
    ) ${found}`.execute(ctx.db);
  return read(ctx, programme, page.cut(all.length > close.length ? all : close));
}

interface Hit {
  id: number;
  key: string;
}

async function read(ctx: Pick<Ctx, 'db'>, programme: number, cut: Cut<Hit>): Promise<Cut<FoundComment>> {
  const ids = cut.rows.map(({ id }) => id);
  const { rows } =
    await sql<FoundComment>`select c.id, c.name, c.html, c.written_at, t.slug, t.title, t.source_locale, ${COUNTRY} from comment c
    join topic t on t.programme_id = c.programme_id and t.id = c.topic_id and t.archived_at is null
    where c.programme_id = ${programme} and c.id = any(${ids}::bigint[]) order by c.id desc`.execute(ctx.db);
  return { ...cut, rows };
}

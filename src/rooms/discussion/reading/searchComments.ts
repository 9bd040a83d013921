import { sql } from 'kysely';
import type { Texts } from '../../../lib/text/texts.ts';
import type { Ctx } from '../../ctx.ts';
import { COUNTRY } from '../writers/commenter.ts';
import { wanted } from './letterGroups.ts';

export const FOUND_PER_PAGE = 20;
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

/** A common word is looked for in the latest comments only: going through all that have its letters would take longer. */
const LATEST = 2000;

/** The comments in which all words of a query stand, in any script, the newest first; one more than a page has when there are more. */
export async function searchComments(
  ctx: Pick<Ctx, 'db'>,
  input: { programme: number; query: string; page: number },
): Promise<FoundComment[]> {
  const { programme } = input;
  const { words, grams } = wanted(input.query.slice(0, LONGEST_QUERY));
  if (words.length === 0) return [];
  const stand = sql.join(
    words.map((word) => sql`position(${word} in s.words) > 0`),
    sql` and `,
  );
  const page = sql`order by s.comment_id desc limit ${FOUND_PER_PAGE + 1} offset ${(input.page - 1) * FOUND_PER_PAGE}`;
  const { rows: latest } = await sql<{ id: number }>`select s.comment_id as id from (
      select comment_id, words from comment_search where programme_id = ${programme} order by comment_id desc limit ${LATEST}
    ) s where ${stand} ${page}`.execute(ctx.db);
  if (latest.length > FOUND_PER_PAGE) return read(ctx, programme, latest);
  // Materialised, so that the index on the letters is used however few rows are asked for.
  const { rows: all } = await sql<{ id: number }>`with s as materialized (
      select comment_id, words from comment_search where programme_id = ${programme} and grams @> ${grams}::int[]
    ) select s.comment_id as id from s where ${stand} ${page}`.execute(ctx.db);
  return read(ctx, programme, all);
}

async function read(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  found: readonly { id: number }[],
): Promise<FoundComment[]> {
  const ids = found.map(({ id }) => id);
  const { rows } =
    await sql<FoundComment>`select c.id, c.name, c.html, c.written_at, t.slug, t.title, t.source_locale, ${COUNTRY} from comment c
    join topic t on t.programme_id = c.programme_id and t.id = c.topic_id and t.archived_at is null
    where c.programme_id = ${programme} and c.id = any(${ids}::bigint[]) order by c.id desc`.execute(ctx.db);
  return rows;
}

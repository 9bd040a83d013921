import { sql } from 'kysely';
import type { Ctx } from '../../../src/rooms/ctx.ts';
import { readLate } from './latePage.ts';

/** The share of hits that comes before the page. */
const BEFORE = 0.9;

/**
 * The address of a late page of a search, as visitors read it, for a word that many of a programme's comments have. The address begins at a
 * comment's key, because a reader who follows a hundred links is slowed down by the limit on searches.
 */
export async function lateSearch(
  ctx: Pick<Ctx, 'db'>,
  { port, programme, home }: { port: number; programme: number; home: string },
): Promise<string> {
  const { rows: words } = await sql<{ word: string }>`
    select word from (
      select words from comment_search where programme_id = ${programme} order by comment_id desc limit 2000
    ) s cross join lateral regexp_split_to_table(s.words, ' ') word
    where length(word) >= 4 group by word order by count(*) desc, word limit 1`.execute(ctx.db);
  const { word } = words[0]!;
  const found = sql`from comment_search where programme_id = ${programme} and position(${word} in words) > 0`;
  const { rows } = await sql<{ id: number }>`
    select comment_id as id ${found} order by comment_id desc
    offset (select floor(count(*) * ${BEFORE}::float8)::bigint ${found}) limit 1`.execute(ctx.db);
  const path = `${home}/discussion/search?${new URLSearchParams({ words: word, in: 'topics', after: String(rows[0]!.id) })}`;
  await readLate(port, path);
  return path;
}

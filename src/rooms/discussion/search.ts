import { sql } from 'kysely';
import type { Texts } from '../../lib/texts.ts';
import type { Ctx } from '../ctx.ts';
import { wanted } from './words.ts';

export const FOUND_PER_PAGE = 20;
const LONGEST_QUERY = 200;

export interface FoundComment {
  id: number;
  name: string;
  body: string;
  written_at: Date;
  slug: string;
  title: Texts;
  source_locale: string;
}

/** The comments in which all words of a query stand, in any script, the newest first; one more than a page has when there are more. */
export async function searchComments(
  ctx: Pick<Ctx, 'db'>,
  input: { programme: number; query: string; page: number },
): Promise<FoundComment[]> {
  const { words, grams } = wanted(input.query.slice(0, LONGEST_QUERY));
  if (words.length === 0) return [];
  const { rows } = await sql<FoundComment>`
    select c.id, c.name, c.body, c.written_at, t.slug, t.title, t.source_locale from (
      select s.comment_id from comment_search s
      where s.programme_id = ${input.programme} and s.grams @> ${grams}::int[]
        and ${sql.join(
          words.map((word) => sql`position(${word} in s.words) > 0`),
          sql` and `,
        )}
      order by s.comment_id desc limit ${FOUND_PER_PAGE + 1} offset ${(input.page - 1) * FOUND_PER_PAGE}
    ) f
    join comment c on c.programme_id = ${input.programme} and c.id = f.comment_id
    join topic t on t.programme_id = c.programme_id and t.id = c.topic_id and t.archived_at is null
    order by c.id desc`.execute(ctx.db);
  return rows;
}

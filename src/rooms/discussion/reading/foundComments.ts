import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { FOUND_MOST } from '../../found.ts';
import { wanted } from './letterGroups.ts';

/** A comment that a search finds: how it begins, under which topic it stands, and whether everybody may read it. */
export interface FoundComment {
  id: number;
  name: string;
  begins: string;
  state: string;
}

/** So many of the newest comments are looked through for a common word, before the letters of all. */
const NEAR = 2000;
const BEGINS = 80;

/** The newest comments in which all words of a search stand, for use within a query: as `searchComments`, in one step. */
export function foundComments(programme: number, search: string): RawBuilder<FoundComment> {
  const { words, grams } = wanted(search.slice(0, 200));
  const stand = sql.join(
    [sql`${words.length > 0}`, ...words.map((word) => sql`position(${word} in s.words) > 0`)],
    sql` and `,
  );
  const own = sql`comment_search s where s.programme_id = ${programme}`;
  return sql<FoundComment>`(
    with near as not materialized (select s.comment_id, s.words from ${own} order by s.comment_id desc limit ${NEAR}),
    close as materialized (select s.comment_id from near s where ${stand} order by s.comment_id desc limit ${FOUND_MOST}),
    rest as materialized (select s.comment_id, s.words from ${own} and s.grams @> ${grams}::int[]
      and (select count(*) from close) < ${FOUND_MOST}),
    hit as (select comment_id from close union select s.comment_id from rest s where ${stand})
    select c.id, c.name, left(c.body, ${BEGINS}) as begins, c.state from hit
    join comment c on c.programme_id = ${programme} and c.id = hit.comment_id
    order by c.id desc limit ${FOUND_MOST})`;
}

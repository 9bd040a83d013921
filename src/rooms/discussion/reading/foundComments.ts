import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { anyOf } from '../../../db/anyOf.ts';
import { FOUND_MOST, FOUND_NEAR } from '../../found.ts';
import { wanted } from './letterGroups.ts';

/** A comment that a search finds: its beginning, its topic, and whether everybody may read it. */
export interface FoundComment {
  id: number;
  name: string;
  begins: string;
  state: string;
}

/** For a common word, so many of the newest comments are searched before the letters of all. */
const NEAR = 2000;
const BEGINS = 80;

/** Topics whose titles contain some words of a search, and the remaining words. */
export interface TopicsNamed {
  topics: readonly number[];
  rest: string;
}

/** The latest comments that are read of each writer whose name matches words of the search. */
const OF_EACH = 10;
/** Letters that a word must have for looking up comments: shorter words are in too many. */
const LEAST = 3;

/**
 * The newest comments that contain all words of a search, for use within a query that begins with `tablesOf`: like `searchComments`, but in
 * one step. Some of the words may be of the writer's name, or of the topic's title.
 */
export function foundComments(
  programme: number,
  search: string,
  under: TopicsNamed | undefined,
): RawBuilder<FoundComment> {
  const words = wanted(search.slice(0, 200)).words.map((letters) => ({
    letters,
    grams: wanted(letters).grams,
  }));
  const topics = under
    ? sql`union ${hits(programme, under.rest, sql`(select topic_id from comment c where c.programme_id = ${programme} and c.id = s.comment_id) = ${anyOf([...under.topics])}`)}`
    : sql``;
  return sql<FoundComment>`(
    with text as materialized (
      select letters, grams, person_search(${programme}::bigint, letters, false) as names
      from jsonb_to_recordset(${JSON.stringify(words)}::jsonb) word (letters text, grams int[]))
    select c.id, c.name, left(c.body, ${BEGINS}) as begins, c.state from (
      ${hits(programme, search, sql`true`)}
      ${topics}
      union
      select s.comment_id from (
        (select theirs.id, named.words from named cross join lateral (
          select c.id from comment c where c.programme_id = ${programme} and c.author_id = named.person order by c.id desc limit ${OF_EACH}) theirs)
        union all
        -- A common name finds some of its people only: comments of the others are found by the other words.
        (select c.id, x.words from text cross join lateral (
            select s.comment_id from comment_search s
            where s.programme_id = ${programme} and s.grams @> text.grams and position(text.letters in s.words) > 0 limit ${FOUND_NEAR}) own
          join comment c on c.programme_id = ${programme} and c.id = own.comment_id
          join person x on x.programme_id = ${programme} and x.id = c.author_id and x.words @@ (select any_name from sought)
          where length(text.letters) >= ${LEAST} and exists (select from said))) own
      join comment_search s on s.programme_id = ${programme} and s.comment_id = own.id
      where not exists (select from text where position(text.letters in s.words) = 0 and not own.words @@ text.names)) hit
    join comment c on c.programme_id = ${programme} and c.id = hit.comment_id
    order by c.id desc limit ${FOUND_MOST})`;
}

/** The ids of the newest comments that contain all words of a search and meet a condition on `s`. */
function hits(programme: number, search: string, isOne: RawBuilder<unknown>): RawBuilder<unknown> {
  const { words, grams } = wanted(search.slice(0, 200));
  const stand = sql.join(
    [sql`${words.length > 0}`, ...words.map((word) => sql`position(${word} in s.words) > 0`), isOne],
    sql` and `,
  );
  const own = sql`comment_search s where s.programme_id = ${programme}`;
  return sql`(
    with near as not materialized (select s.comment_id, s.words from ${own} order by s.comment_id desc limit ${NEAR}),
    close as materialized (select s.comment_id from near s where ${stand} order by s.comment_id desc limit ${FOUND_MOST}),
    rest as materialized (select s.comment_id, s.words from ${own} and s.grams @> ${grams}::int[]
      and (select count(*) from close) < ${FOUND_MOST})
    select comment_id from close union select s.comment_id from rest s where ${stand})`;
}

import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { FOUND_MOST, FOUND_NEAR } from '../found.ts';

/** A note or tag that a search finds, and the person it is about. */
export interface FoundNote {
  person: number;
  name: string;
  /** The person's newest application; null for people who never applied. */
  application: number | null;
  /** The beginning of the note, or the tag. */
  begins: string;
  at: string;
}

const BEGINS = 80;

/**
 * The newest notes and tags in which all words of a search begin a word; for use within a query that begins with `tablesOf`. Some of the
 * words may be of a name or an address, as `searchedWords` finds them in a row. Only for people who see all applications.
 */
export const foundNotes = (
  programme: number,
  search: string,
  wordsOf: (person: string) => RawBuilder<unknown>,
): RawBuilder<FoundNote> => {
  const says = sql`(select says from sought)`;
  const isWhole = (words: RawBuilder<unknown>) =>
    sql`(${words} || message_words(${programme}::bigint, told.words)) @@ ${says}`;
  return sql<FoundNote>`(
  select distinct on (hit.at, p.id, hit.begins) p.id as person, p.name, hit.begins, hit.at, (
    select max(a.id) from application a where a.programme_id = ${programme} and a.person_id = p.id) as application
  from (
    ${written(programme, sql`message_search(${programme}::bigint, ${search}::text)`)}
    union all
    (select told.* from named cross join lateral (
      select n.person_id, left(n.body, ${BEGINS}) as begins, n.written_at as at, n.body as words from person_note n
        where n.programme_id = ${programme} and n.person_id = named.person and n.removed_at is null
      union all
      select g.person_id, g.tag, g.put_at, g.tag from person_tag g where g.programme_id = ${programme} and g.person_id = named.person) told
      where ${isWhole(sql`named.words`)} limit ${FOUND_NEAR})
    union all
    -- A common name finds some of its people only: notes on the others are found by the other words.
    (select told.* from said cross join lateral (${written(programme, sql`said.says`)}) told
      join person x on x.programme_id = ${programme} and x.id = told.person_id and x.words @@ (select any_name from sought)
      where ${isWhole(wordsOf('x'))} limit ${FOUND_NEAR})) hit
  join person p on p.programme_id = ${programme} and p.id = hit.person_id and p.erased_at is null
  order by hit.at desc, p.id, hit.begins limit ${FOUND_MOST})`;
};

/** Notes and tags that contain some words, by an index, as a union. */
const written = (programme: number, words: RawBuilder<unknown>): RawBuilder<unknown> => sql`
    (select n.person_id, left(n.body, ${BEGINS}) as begins, n.written_at as at, n.body as words from person_note n
      where n.programme_id = ${programme} and n.removed_at is null and message_words(n.programme_id, n.body) @@ ${words} limit ${FOUND_NEAR})
    union all
    (select g.person_id, g.tag, g.put_at, g.tag from person_tag g
      where g.programme_id = ${programme} and message_words(g.programme_id, g.tag) @@ ${words} limit ${FOUND_NEAR})`;

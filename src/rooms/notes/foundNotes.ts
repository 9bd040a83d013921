import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { FOUND_MOST, FOUND_NEAR } from '../found.ts';

/** A note or a tag that a search finds, with whom it is on. */
export interface FoundNote {
  person: number;
  name: string;
  /** Their newest application; null of whoever never applied. */
  application: number | null;
  /** How the note begins, or the tag. */
  begins: string;
  at: string;
}

const BEGINS = 80;

/**
 * The newest notes and tags in which all words of a search begin a word, for use within a query; some words may be of a name, by the rows of `named`: `person`, and `part` with
 * the words that are left. They are for those who see all applications.
 */
export const foundNotes = (
  programme: number,
  search: string,
  named: RawBuilder<unknown>,
): RawBuilder<FoundNote> => sql<FoundNote>`(
  select distinct on (hit.at, p.id, hit.begins) p.id as person, p.name, hit.begins, hit.at, (
    select max(a.id) from application a where a.programme_id = ${programme} and a.person_id = p.id) as application
  from (
    (select n.person_id, left(n.body, ${BEGINS}) as begins, n.written_at as at from person_note n
      where n.programme_id = ${programme} and n.removed_at is null and message_words(n.programme_id, n.body) @@ ${all(programme, sql`${search}::text`)}
      limit ${FOUND_NEAR})
    union all
    (select g.person_id, g.tag, g.put_at from person_tag g
      where g.programme_id = ${programme} and message_words(g.programme_id, g.tag) @@ ${all(programme, sql`${search}::text`)} limit ${FOUND_NEAR})
    union all
    (select told.person_id, told.begins, told.at from ${named} theirs cross join lateral (
      select n.person_id, left(n.body, ${BEGINS}) as begins, n.written_at as at, n.body as words from person_note n
        where n.programme_id = ${programme} and n.person_id = theirs.person and n.removed_at is null
      union all
      select g.person_id, g.tag, g.put_at, g.tag from person_tag g where g.programme_id = ${programme} and g.person_id = theirs.person) told
      where message_words(${programme}::bigint, told.words) @@ ${all(programme, sql`theirs.part ->> 'rest'`)} limit ${FOUND_NEAR})) hit
  join person p on p.programme_id = ${programme} and p.id = hit.person_id and p.erased_at is null
  order by hit.at desc, p.id, hit.begins limit ${FOUND_MOST})`;

const all = (programme: number, search: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`message_search(${programme}::bigint, ${search})`;

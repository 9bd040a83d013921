import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

// Ids inside texts and JSON of a row `o`, which differ in each copy within a programme. `k` is the copy: its number, and the distance of
// its ids.

/** The mark before each id in a text, so that the text is searched once for all copies. No text contains it otherwise. */
const MARK = '\u{E000}';

/**
 * Texts of tables with very many rows: each is searched once for all of its copies. A mark stands before every id, which is written with as
 * many digits as any id has. In other tables, ids are shifted in each copy.
 */
export const MARKED: Readonly<
  Record<string, (own: RawBuilder<unknown>, digits: number) => RawBuilder<unknown>>
> = {
  'outbox.occasion': (own, digits) => marksIn(own, digits),
  'outbox.whole': (own, digits) => sql`coalesce(${marksIn(own, digits)}, '')`,
  'outbox.data': (own, digits) => {
    const id = (value: RawBuilder<unknown>) =>
      sql`${sql.lit(MARK)} || lpad(${value}, ${sql.lit(digits)}, '0')`;
    const ids = sql`key in ('application', 'partnership', 'letter', 'comment', 'person', 'partner', 'meeting', 'by', 'silence', 'absence', 'reminder', 'thread', 'concern')
      or (key = 'question' and o.kind like 'trio-%') or (key in ('message', 'quoted') and o.kind like 'inbox-%')`;
    const data = sql`(select coalesce(jsonb_object_agg(key, case
      when (${ids}) and jsonb_typeof(value) = 'number' then to_jsonb(${id(sql`value::text`)})
      when key in ('comments', 'mails') and jsonb_typeof(value) = 'array'
        then (select coalesce(jsonb_agg(${id(sql`one`)}), '[]') from jsonb_array_elements_text(value) as list (one))
      else value end), '{}') from jsonb_each(${own}))`;
    // Turn each id into a number again.
    return sql`regexp_replace(${data}::text, ${sql.lit(`"(${MARK}\\d+)"`)}, '\\1', 'g')`;
  },
};

/** Replaces the marks before ids by the copy's number: with these digits in front, the old id becomes the new one. */
export const shifted = (marked: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`replace(${marked}, ${sql.lit(MARK)}, k.n::text)`;

/** JSON data with the copy's ids under some keys. */
export const idsShifted = (own: RawBuilder<unknown>, isId: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(select coalesce(jsonb_object_agg(key, case
      when (${isId}) and jsonb_typeof(value) = 'number' then to_jsonb(value::bigint + k.off) else value end), '{}') from jsonb_each(${own}))`;

/** The members of a partnership before its end, if the data holds them. */
export const membersShifted = (own: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(select case when ${own} ? 'members' then jsonb_build_object('members', coalesce(jsonb_agg(one || jsonb_build_object(
      'person', (one ->> 'person')::bigint + k.off, 'application', (one ->> 'application')::bigint + k.off)), '[]')) else '{}' end
    from jsonb_array_elements(${own} -> 'members') one)`;

/** Kinds of things whose ids differ in a copy, as occasions name them. */
const NAMED =
  '^(application|partnership|letter|comment|turn|silence|absence|agreement|contact|meeting|person|again|trio|concern|appeal|thread|message):(\\d+)(.*)$';

/** An occasion with its ids marked. Some of its parts are a kind and an id (`meeting:7/3/person:4/no`). */
function marksIn(own: RawBuilder<unknown>, digits: number): RawBuilder<unknown> {
  return sql`case when strpos(${own}, ':') = 0 then ${own} else (select string_agg(coalesce(
      found[1] || ':' || ${sql.lit(MARK)} || lpad(found[2], ${sql.lit(digits)}, '0') || found[3], part), '/' order by place)
    from unnest(string_to_array(${own}, '/')) with ordinality parts (part, place) cross join lateral (
      select regexp_match(part, ${NAMED}) as found) one) end`;
}

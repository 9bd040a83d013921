import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

// Ids within texts and JSON of a row `o`, which copies within a programme have their own of; `k` is the copy: its number and how far its ids are.

/** Stands before each id in a text that is looked through once for all copies; no text has it of its own. */
const MARK = '\u{E000}';

/**
 * Texts of tables with very many rows, each looked through once for all of its copies: with a mark before every id in it, which is written with as many
 * digits as any id has. Ids of other tables are shifted in each copy.
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
    // Each id is a number again.
    return sql`regexp_replace(${data}::text, ${sql.lit(`"(${MARK}\\d+)"`)}, '\\1', 'g')`;
  },
};

/** Replaces marks before ids by the number of the copy: its digits before the old id's make the new id. */
export const shifted = (marked: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`replace(${marked}, ${sql.lit(MARK)}, k.n::text)`;

/** Data as JSON with the copy's ids under some keys. */
export const idsShifted = (own: RawBuilder<unknown>, isId: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(select coalesce(jsonb_object_agg(key, case
      when (${isId}) and jsonb_typeof(value) = 'number' then to_jsonb(value::bigint + k.off) else value end), '{}') from jsonb_each(${own}))`;

/** Members of a partnership as they stood before its end, if the data tells them. */
export const membersShifted = (own: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(select case when ${own} ? 'members' then jsonb_build_object('members', coalesce(jsonb_agg(one || jsonb_build_object(
      'person', (one ->> 'person')::bigint + k.off, 'application', (one ->> 'application')::bigint + k.off)), '[]')) else '{}' end
    from jsonb_array_elements(${own} -> 'members') one)`;

/** Kinds of things whose ids a copy has its own of, as occasions name them. */
const NAMED =
  '^(application|partnership|letter|comment|turn|silence|absence|agreement|contact|meeting|person|again|trio|concern|appeal|thread|message):(\\d+)(.*)$';

/** An occasion, parts of which are a kind and an id (`meeting:7/3/person:4/no`), with its ids marked. */
function marksIn(own: RawBuilder<unknown>, digits: number): RawBuilder<unknown> {
  return sql`case when strpos(${own}, ':') = 0 then ${own} else (select string_agg(coalesce(
      found[1] || ':' || ${sql.lit(MARK)} || lpad(found[2], ${sql.lit(digits)}, '0') || found[3], part), '/' order by place)
    from unnest(string_to_array(${own}, '/')) with ordinality parts (part, place) cross join lateral (
      select regexp_match(part, ${NAMED}) as found) one) end`;
}

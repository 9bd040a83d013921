import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

/** The newest rows, which show the common words. */
const SAMPLE = 100;
/** A word is common if at least one in this many rows has it. */
const EACH = 20;
/** The newest rows, which are looked at one by one when all words are common. */
const NEAR = 2000;

/** With this many rows found among those, no index is used. */
const ENOUGH = 8;

/**
 * Some rows of a table with `words` beside them that a search finds, for use within a query. All of them if fewer than `most`, or else up
 * to twice `most`. `live` says which rows (called `one`) it may find. The index reads all rows of every word of a search, and for a letter
 * or two that is nearly everybody. So it is used only for the rare ones of several words. When all are common, the newest rows are looked
 * at first.
 */
export const someFound = (
  programme: number,
  table: RawBuilder<unknown>,
  live: RawBuilder<unknown>,
  search: RawBuilder<unknown>,
  most: number,
): RawBuilder<unknown> => {
  const all = sql`${table} one where one.programme_id = ${programme}`;
  const last = (few: number, columns: RawBuilder<unknown>) =>
    sql`(select ${columns} from ${all} order by one.id desc limit ${few})`;
  const isIt = sql`one.words @@ (select words from whole)`;
  return sql`(
    with whole as materialized (select ${search} as words),
    sample as materialized ${last(SAMPLE, sql`one.words`)},
    seldom as materialized (
      select string_agg(word, ' & ')::tsquery as words from whole, string_to_table(whole.words::text, ' & ') word
      where (select count(*) filter (where one.words @@ word::tsquery) * ${EACH} < count(*) from sample one)),
    near as materialized (
      select one.* from ${last(NEAR, sql`one.*`)} one where (select words is null from seldom) and ${live} and ${isIt} limit ${most}),
    every as materialized (
      select one.* from ${all} and ${live} and one.words @@ (select coalesce(seldom.words, whole.words) from seldom, whole)
        and (${isIt}) is true and ((select words is not null from seldom) or (select count(*) from near) < ${ENOUGH}))
    select * from near union all (select * from every where not exists (select from near where near.id = every.id) limit ${most}))`;
};

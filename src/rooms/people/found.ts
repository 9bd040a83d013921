import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Ctx } from '../ctx.ts';
import { anyOf } from '../../db/anyOf.ts';

/**
 * The condition on `person`, of a programme, that each word of a search begins a word of their name. For readers who may see addresses,
 * words of the address count, too. The order, accents and capitals do not matter. Uses an index of words stored beside each person
 * (migration 0256): splitting a name takes longer than reading it. A search without a word finds nobody.
 */
export const isFound = (programme: number, search: string, seesAddresses: boolean): RawBuilder<boolean> =>
  sql<boolean>`(person.erased_at is null and ${hasWords(sql`person.words`, programme, search, seesAddresses)})`;

/** The same for the words of somebody who is not erased. */
export const hasWords = (
  words: RawBuilder<unknown>,
  programme: number,
  search: string,
  seesAddresses: boolean,
): RawBuilder<boolean> =>
  sql<boolean>`${words} @@ person_search(${programme}::bigint, ${search}::text, ${seesAddresses}::boolean)`;

/**
 * The condition that the first letters of somebody's words (migration 0305) do not exclude them from a search. Use it with an index that
 * holds these letters, before the words are looked up. Written in this way, the planner expects it to hold for everybody, and keeps its
 * plan for the words.
 */
export const mayHaveWords = (
  letters: RawBuilder<unknown>,
  programme: number,
  search: string,
  seesAddresses: boolean,
): RawBuilder<boolean> => {
  const sought = sql`(select first_letters(person_search(${programme}::bigint, ${search}::text, ${seesAddresses}::boolean)::text))`;
  return sql<boolean>`((${letters} & ${sought}) = ${sought})::int <> 0`;
};

/** The most names in one search. */
const MOST_NAMES = 5;

/** More people than this are found sooner by walking along a list, since one in a few of its rows is one of them. */
const FEW = 5000;

/** A search finds many if at least one in `EACH` matches among the oldest `SAMPLE` and the newest `SAMPLE` people. */
const SAMPLE = 100;
const EACH = 20;

/** Things with `words` beside them: the table, and which of its rows (called `one`) a search may find. */
interface Worded {
  table: RawBuilder<unknown>;
  live: RawBuilder<boolean>;
}
const PEOPLE: Worded = { table: sql`person`, live: sql`one.erased_at is null` };

/**
 * The people that a search finds, read by the index of words, if they are few; null if they are many. The planner takes every word for a
 * common one, and would walk along a whole list to find somebody who is not in it. For a letter or two the index reads nearly everybody, so
 * a sample of people decides sooner.
 */
export const fewFound = (
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  search: string,
  seesAddresses: boolean,
  few = FEW,
): Promise<number[] | null> =>
  fewOf(
    ctx,
    programme,
    PEOPLE,
    sql`person_search(${programme}::bigint, ${search}::text, ${seesAddresses}::boolean)`,
    few,
  );

/** The same for anything with its words beside it. The search is one that all words have to fit. */
export async function fewOf(
  { db }: Pick<Ctx, 'db'>,
  programme: number,
  { table, live }: Worded,
  search: RawBuilder<unknown>,
  few = FEW,
): Promise<number[] | null> {
  const all = sql`${table} one where one.programme_id = ${programme}`;
  const some = (way: RawBuilder<unknown>) =>
    sql`(select one.words, ${live} as is_live from ${all} order by one.id ${way} limit ${SAMPLE})`;
  const isIt = sql`one.words @@ (select words from whole)`;
  const { rows } = await sql<{ isMany: boolean; ids: number[] }>`
    with whole as materialized (select ${search} as words),
    sample as materialized (${some(sql`asc`)} union all ${some(sql`desc`)}),
    told as materialized (
      select count(*) >= ${2 * SAMPLE} and count(*) filter (where one.is_live and ${isIt}) * ${EACH} >= count(*) as many from sample one),
    -- A word that each few people have, as an address does of whoever has one with the same host, is not looked up: the index would collect them all.
    seldom as materialized (
      select string_agg(word, ' & ')::tsquery as words from whole, string_to_table(whole.words::text, ' & ') word
      where (select count(*) filter (where one.words @@ word::tsquery) * ${EACH} < count(*) from sample one))
    -- No word is counted and nobody is read of a search that finds many.
    select told.many as "isMany", case when told.many then '{}' else array(
      select one.id from ${all} and ${live}
        and one.words @@ (select coalesce(seldom.words, whole.words) from seldom, whole) and (${isIt}) is true limit ${few + 1}) end as ids
    from told`.execute(db);
  const { isMany, ids } = rows[0]!;
  return isMany || ids.length > few ? null : ids;
}

/** The people that a coordinator's search finds. It may hold several names with commas between them: a person has to fit one of these. */
export async function anyFound(
  { db }: Pick<Ctx, 'db'>,
  programme: number,
  search: string,
): Promise<ReadonlySet<number>> {
  const names = search
    .split(/[,،;]/)
    .filter((name) => name.trim())
    .slice(0, MOST_NAMES);
  if (names.length === 0) return new Set();
  const rows = await db
    .selectFrom('person')
    .select('id')
    .where('programme_id', '=', programme)
    .where(({ or }) => or(names.map((name) => isFound(programme, name, true))))
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** The condition on `person` that a search finds them: by the list that `fewFound` read, if there is one. */
export const isOneOf = (
  found: readonly number[] | null,
  ...[programme, search, seesAddresses]: Parameters<typeof isFound>
): RawBuilder<boolean> =>
  found ? sql<boolean>`person.id = ${anyOf(found)}` : isFound(programme, search, seesAddresses);

/** A name in the form by which lists are sorted: without accents and capitals. */
export const inNameOrder = (name: RawBuilder<unknown>): RawBuilder<string> =>
  sql<string>`lower(regexp_replace(normalize(${name}, nfd), '[\u0300-\u036f]+', '', 'g') collate pg_c_utf8)`;

/** The name of `person` in that form, as in the index `person_by_name`, which holds people who are neither erased nor stand-ins. */
export const IN_NAME_ORDER = inNameOrder(sql`person.name`);

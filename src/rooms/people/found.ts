import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Ctx } from '../ctx.ts';
import { anyOf } from '../../db/anyOf.ts';

/**
 * The condition on `person`, of a programme, that each word of a search begins a word of their name, or of their address for who may see addresses: in any order,
 * whatever accents and capitals. By an index of their words, which stand beside them (migration 0256), since to take a name apart takes longer than to read it. A search
 * without a word finds nobody.
 */
export const isFound = (programme: number, search: string, seesAddresses: boolean): RawBuilder<boolean> =>
  sql<boolean>`(person.erased_at is null and ${hasWords(sql`person.words`, programme, search, seesAddresses)})`;

/** The same of the words of somebody who is not erased. */
export const hasWords = (
  words: RawBuilder<unknown>,
  programme: number,
  search: string,
  seesAddresses: boolean,
): RawBuilder<boolean> =>
  sql<boolean>`${words} @@ person_search(${programme}::bigint, ${search}::text, ${seesAddresses}::boolean)`;

/**
 * The condition that the first letters of somebody's words (migration 0305) leave it open that a search finds them: to be asked where an index holds these, before their words are
 * looked up. Written so, the planner expects it of everybody: its plan stays that of the words.
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

/** Names that are looked for at once. */
const MOST_NAMES = 5;

/** More people than this are found sooner by walking along a list, as each few of its rows is one of them. */
const FEW = 5000;

/** A search finds many if it fits at least one in `EACH` of the oldest and the newest `SAMPLE` people together. */
const SAMPLE = 100;
const EACH = 20;

/** Things with `words` beside them: the table, and which of its rows, called `one`, a search may find. */
interface Worded {
  table: RawBuilder<unknown>;
  live: RawBuilder<boolean>;
}
const PEOPLE: Worded = { table: sql`person`, live: sql`one.erased_at is null` };

/**
 * The people that a search finds, read by the index of words, where they are few; null where they are many. The planner takes every word for a common one, and
 * walks along a whole list to find somebody who is not in it. Of a letter or two the index reads nearly everybody: some people tell it sooner.
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

/** The same of whatever has its words beside it: by a search that one word after the other has to fit. */
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

/** The people that a coordinator's search finds: of several names with commas between them those that any finds. */
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

/** The condition on `person` that a search finds them, by those whom `fewFound` read where it is few. */
export const isOneOf = (
  found: readonly number[] | null,
  ...[programme, search, seesAddresses]: Parameters<typeof isFound>
): RawBuilder<boolean> =>
  found ? sql<boolean>`person.id = ${anyOf(found)}` : isFound(programme, search, seesAddresses);

/** A name as a list is sorted by it: without accents and capitals. */
export const inNameOrder = (name: RawBuilder<unknown>): RawBuilder<string> =>
  sql<string>`lower(regexp_replace(normalize(${name}, nfd), '[\u0300-\u036f]+', '', 'g') collate pg_c_utf8)`;

/** The name of `person` in that order, as the index `person_by_name` has it, which holds persons who are neither erased nor stand-ins. */
export const IN_NAME_ORDER = inNameOrder(sql`person.name`);

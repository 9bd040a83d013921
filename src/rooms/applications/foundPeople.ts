import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { normaliseAddress } from '../../lib/address/normaliseAddress.ts';
import { FOUND_MOST, FOUND_NEAR } from '../found.ts';
import { isShort } from '../people/index.ts';
import { SHOWN } from './listing/asked.ts';
import type { ShownState } from './listing/asked.ts';

/** A person whom a search finds, with their latest application. */
export interface FoundPerson {
  person: number;
  name: string;
  /** Null for readers who may not see addresses. */
  address: string | null;
  country: string | null;
  application: number | null;
  state: ShownState | null;
  /** The number of the application's round. */
  round: number | null;
}

/** Countries whose names hold some words of a search, and the remaining words. */
export interface CountriesNamed {
  codes: readonly string[];
  name: string;
}

/** For a country beside a common name, this many of its newest people are looked at. */
const NEAR = 100;
/** A name is common if at least one in `EACH` of the newest `SAMPLE` people has it. */
const SAMPLE = 100;
const EACH = 20;

/**
 * People of a programme, or of some countries only, for use within a query that begins with `tablesOf`. Names that begin with the search
 * come first. The search may hold words of a country's name beside words of a person's.
 */
export function foundPeople(
  { programme, countries }: { programme: number; countries: readonly string[] | null },
  search: string,
  from: readonly CountriesNamed[],
): RawBuilder<FoundPerson> {
  const seesAddresses = countries === null;
  const query = (words: RawBuilder<unknown>) =>
    sql`person_search(${programme}::bigint, ${words}, ${seesAddresses}::boolean)`;
  const seen = countries === null ? sql`true` : sql`one.country = any(${[...countries]})`;
  const live = sql`one.erased_at is null and one.stands_for is null and ${seen}`;
  const parts = from.map((part) => ({ ...part, is_short: isShort(part.name) }));
  const columns = sql`one.id, one.name, one.address, one.country`;
  const named = sql`
    with part as materialized (
      select codes, words, is_short or (
        select count(*) filter (where one.words @@ part.words) * ${EACH} >= count(*)
        from (select words from person where programme_id = ${programme} order by id desc limit ${SAMPLE}) one) as is_common
      from (
        select codes, is_short, ${query(sql`name`)} as words
        from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) part (name text, codes text[], is_short boolean) offset 0) part)
    select theirs.* from part cross join lateral (
      with every as materialized (
        select ${columns} from person one
        where one.programme_id = ${programme} and ${live} and one.words @@ part.words and one.country = any(part.codes) and not part.is_common)
      select * from every limit ${FOUND_NEAR}) theirs
    union all
    select theirs.* from part cross join unnest(part.codes) code cross join lateral (
      select ${columns} from (
        select * from person one
        where one.programme_id = ${programme} and ${live} and coalesce(one.country, '') = code and part.is_common
        order by one.id desc limit ${NEAR}) one
      where one.words @@ part.words) theirs`;
  // An address that signs nobody in any more, since two people were made one, leads to the person who gets its mails.
  const address = seesAddresses ? normaliseAddress(search) : null;
  const whoHad = sql`
    select ${columns} from person_merge m join person one on one.programme_id = m.programme_id and one.id = m.kept_id
    where m.programme_id = ${programme} and m.gone_address = ${address} and ${live}`;
  return withApplication(
    programme,
    seesAddresses,
    sql`(
      select ${columns} from people_found one where one.stands_for is null
      ${from.length > 0 ? sql`union (${named})` : sql``}
      ${address ? sql`union (${whoHad})` : sql``})`,
    sql`not starts_with(lower(p.name), lower(${search}::text)), p.name, p.id`,
  );
}

/** The newest people of some countries, for use within a query. `countries` are those that the reader sees; null for all. */
export const foundOfCountries = (
  { programme, countries }: { programme: number; countries: readonly string[] | null },
  named: readonly string[],
): RawBuilder<FoundPerson> =>
  withApplication(
    programme,
    countries === null,
    sql`(
    select theirs.* from unnest(${named.filter((code) => countries?.includes(code) ?? true)}::text[]) code cross join lateral (
      select id, name, address, country from person
      where programme_id = ${programme} and erased_at is null and stands_for is null and coalesce(country, '') = code
      order by id desc limit ${FOUND_MOST}) theirs)`,
    sql`p.id desc`,
  );

/** People `p`, in an order, each with their latest application. */
const withApplication = (
  programme: number,
  seesAddresses: boolean,
  people: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
): RawBuilder<FoundPerson> => sql<FoundPerson>`(
  select p.id as person, p.name, ${seesAddresses ? sql`p.address` : sql`null::text`} as address, p.country,
    a.id as application, a.state, r.number as round
  from ${people} p
  left join lateral (
    select id, ${SHOWN} as state, round_id from application
    where application.programme_id = ${programme} and application.person_id = p.id order by id desc limit 1) a on true
  left join round r on r.programme_id = ${programme} and r.id = a.round_id
  order by ${order} limit ${FOUND_MOST})`;

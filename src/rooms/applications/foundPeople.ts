import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { FOUND_MOST, FOUND_NEAR } from '../found.ts';
import { isFound } from '../people/index.ts';

/** Somebody whom a search finds, with their latest application. */
export interface FoundPerson {
  person: number;
  name: string;
  /** Null for those who may not see addresses. */
  address: string | null;
  country: string | null;
  application: number | null;
  state: string | null;
  /** The number of its round. */
  round: number | null;
}

/** Countries whose names have some words of a search, and the words that are left. */
export interface CountriesNamed {
  countries: readonly string[];
  name: string;
}

/**
 * People of a programme, or of some countries alone, by `isFound`, for use within a query; whose name begins with the search comes first. Words of a country that it names may
 * stand beside those of a name.
 */
export const foundPeople = (
  { programme, countries }: { programme: number; countries: readonly string[] | null },
  search: string,
  from: readonly CountriesNamed[],
): RawBuilder<FoundPerson> => sql<FoundPerson>`(
  select p.id as person, p.name, ${countries === null ? sql`p.address` : sql`null::text`} as address, p.country,
    a.id as application, a.state, r.number as round
  from (
    (${own(programme, countries, isFound(programme, search, countries === null))})
    ${
      from.length > 0
        ? sql`union (select theirs.* from jsonb_to_recordset(${JSON.stringify(from)}::jsonb) part (name text, countries jsonb) cross join lateral (
      ${own(
        programme,
        countries,
        sql`person.erased_at is null and part.countries ? country
        and person.words @@ person_search(${programme}::bigint, part.name, ${countries === null}::boolean)`,
      )}) theirs)`
        : sql``
    }) p
  left join lateral (
    select id, state, round_id from application
    where application.programme_id = ${programme} and application.person_id = p.id order by id desc limit 1) a on true
  left join round r on r.programme_id = ${programme} and r.id = a.round_id
  order by not starts_with(lower(p.name), lower(${search}::text)), p.name, p.id limit ${FOUND_MOST})`;

const own = (
  programme: number,
  countries: readonly string[] | null,
  isOne: RawBuilder<unknown>,
): RawBuilder<unknown> => sql`
  select id, name, address, country from person
  where programme_id = ${programme} and stands_for is null and ${isOne}
    ${countries === null ? sql`` : sql`and country = any(${[...countries]})`}
  limit ${FOUND_NEAR}`;

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

/** People of a programme, or of some countries alone, by `isFound`, for use within a query; whose name begins with the search comes first. */
export const foundPeople = (
  { programme, countries }: { programme: number; countries: readonly string[] | null },
  search: string,
): RawBuilder<FoundPerson> => sql<FoundPerson>`(
  select p.id as person, p.name, ${countries === null ? sql`p.address` : sql`null::text`} as address, p.country,
    a.id as application, a.state, r.number as round
  from (
    select id, name, address, country from person
    where programme_id = ${programme} and stands_for is null and ${isFound(programme, search, countries === null)}
      ${countries === null ? sql`` : sql`and country = any(${[...countries]})`}
    limit ${FOUND_NEAR}) p
  left join lateral (
    select id, state, round_id from application
    where application.programme_id = ${programme} and application.person_id = p.id order by id desc limit 1) a on true
  left join round r on r.programme_id = ${programme} and r.id = a.round_id
  order by not starts_with(lower(p.name), lower(${search}::text)), p.name, p.id limit ${FOUND_MOST})`;

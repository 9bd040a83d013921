import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { FOUND_MOST, FOUND_NEAR } from '../found.ts';
import { isFound } from '../people/index.ts';
import type { PartnershipState } from './queries.ts';

/** A partnership one of whose members a search finds. */
export interface FoundPair {
  id: number;
  state: PartnershipState;
  /** The number of its round. */
  round: number;
  /** Names of its members; '' of who is gone. */
  names: string[];
}

/** Partnerships with a member whose name a search finds, the newest first, for use within a query. */
export const foundPairs = (programme: number, search: string): RawBuilder<FoundPair> => sql<FoundPair>`(
  select p.id, p.state, r.number as round, array(
    select x.name from membership m join person x on x.programme_id = m.programme_id and x.id = m.person_id
    where m.programme_id = ${programme} and m.partnership_id = p.id order by m.person_id) as names
  from (
    select distinct m.partnership_id as id
    from (select id from person where programme_id = ${programme} and ${isFound(programme, search, false)} limit ${FOUND_NEAR}) f
    cross join lateral (
      select partnership_id from membership where membership.programme_id = ${programme} and membership.person_id = f.id
      limit ${FOUND_MOST}) m) d
  join partnership p on p.programme_id = ${programme} and p.id = d.id
  join round r on r.programme_id = ${programme} and r.id = p.round_id
  order by p.id desc limit ${FOUND_MOST})`;

import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { FOUND_MOST, FOUND_NEAR } from '../../found.ts';
import { pairSearch, someFound } from '../../people/index.ts';

/** A proposal that a search finds. Its people have not been told. */
export interface FoundProposal {
  id: number;
  /** The number of its round. */
  round: number;
  /** Whether the partners of its round are introduced: the proposal is then among people who wait. */
  isAgain: boolean;
  /** The names of its people; '' for people who are gone. */
  names: string[];
}

/** Proposals that a search finds by the names of their people, newest first, for use within a query. */
export const foundProposals = (
  programme: number,
  search: string,
): RawBuilder<FoundProposal> => sql<FoundProposal>`(
  select p.id, r.number as round, exists (
    select from publication n where n.programme_id = ${programme} and n.round_id = p.round_id) as "isAgain", array(
    select x.name from proposal_member m join application a on a.programme_id = m.programme_id and a.id = m.application_id
    join person x on x.programme_id = a.programme_id and x.id = a.person_id
    where m.programme_id = ${programme} and m.proposal_id = p.id order by a.id) as names
  from ${someFound(programme, sql`proposal`, sql`true`, sql`(${pairSearch(programme, search)})`, FOUND_NEAR)} p
  join round r on r.programme_id = ${programme} and r.id = p.round_id
  order by p.id desc limit ${FOUND_MOST})`;

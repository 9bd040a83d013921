import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { FOUND_MOST, FOUND_NEAR } from '../found.ts';
import { pairSearch, someFound } from '../people/index.ts';
import type { PartnershipState } from './queries.ts';
import type { EndReason } from './rules.ts';

/** A partnership that a search finds. */
export interface FoundPair {
  id: number;
  state: PartnershipState;
  endReason: EndReason | null;
  /** When the partners of its round are told, as ISO 8601. */
  toldAt: string | null;
  /** The number of its round. */
  round: number;
  /** The names of its members; '' for a member who is gone. */
  names: string[];
}

/** Partnerships that a search finds by the names of their members, newest first, for use within a query. */
export const foundPairs = (programme: number, search: string): RawBuilder<FoundPair> => sql<FoundPair>`(
  select p.id, p.state, p.end_reason as "endReason", r.number as round, (
    select d.due_at from round_date d where d.programme_id = ${programme} and d.round_id = p.round_id and d.kind = 'introduces') as "toldAt", array(
    select x.name from membership m join person x on x.programme_id = m.programme_id and x.id = m.person_id
    where m.programme_id = ${programme} and m.partnership_id = p.id order by m.person_id) as names
  from ${someFound(programme, sql`partnership`, sql`true`, sql`(${pairSearch(programme, search)})`, FOUND_NEAR)} p
  join round r on r.programme_id = ${programme} and r.id = p.round_id
  order by p.id desc limit ${FOUND_MOST})`;

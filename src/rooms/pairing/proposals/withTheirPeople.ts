import { sql } from 'kysely';
import { anyOf } from '../../../db/anyOf.ts';
import type { Ctx } from '../../ctx.ts';
import type { Who } from '../queries.ts';
import type { Proposal, ShownProposal } from './queries.ts';

/**
 * Proposals with their people, in their order. Leaves out proposals that have been parted since they were read. People are read by a query
 * of their own: otherwise each row of a person would carry the long reasons through joins and sorting.
 */
export async function withTheirPeople(
  { db }: Pick<Ctx, 'db'>,
  programme: number,
  proposals: readonly Omit<Proposal, 'members'>[],
): Promise<ShownProposal[]> {
  if (proposals.length === 0) return [];
  const { rows } = await sql<Who & { proposal: number }>`
    select m.proposal_id as proposal, a.id as application, a.person_id as person, a.state, x.name, x.country, x.zone, x.locale
    from proposal_member m
    join application a on a.programme_id = m.programme_id and a.id = m.application_id
    join person x on x.programme_id = a.programme_id and x.id = a.person_id
    where m.programme_id = ${programme} and m.proposal_id = ${anyOf(proposals.map(({ id }) => id))}
    order by m.proposal_id, m.application_id`.execute(db);
  const byProposal = Map.groupBy(rows, ({ proposal }) => proposal);
  return proposals.flatMap((one) => {
    const members = byProposal.get(one.id);
    return members ? [{ ...one, members, people: members.filter(({ state }) => state !== 'draft') }] : [];
  });
}

import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { proposalsWith } from './queries.ts';
import type { Proposal } from './queries.ts';
import { onPage, pagesOf, peopleOfRound } from '../queries.ts';
import type { Who } from '../queries.ts';
import { toldTo } from '../toldTo.ts';

export type ProposalSort = 'weakest' | 'strongest' | 'newest';

export interface ShownProposal extends Proposal {
  people: Who[];
}

const ORDERS = {
  weakest: sql`p.strength, p.id`,
  strongest: sql`p.strength desc, p.id`,
  newest: sql`p.id desc`,
} as const satisfies Record<ProposalSort, unknown>;

/**
 * One page of a round's proposals with their people, as `viewer` is told of them; `country` keeps those with somebody from there. `countries`
 * are those of everybody in a proposal.
 */
export async function listProposals(
  ctx: Pick<Ctx, 'db'>,
  { programme, round, viewer }: { programme: number; round: number; viewer: number | null },
  { sort, country, page }: { sort: ProposalSort; country?: string | undefined; page: number },
): Promise<{ rows: ShownProposal[]; count: number; pages: number; countries: string[] }> {
  const from = country
    ? sql`and exists (${membersOf(sql`m.proposal_id = p.id and x.country = ${country}`)})`
    : sql``;
  const wanted = sql`proposal p where p.programme_id = ${programme} and p.round_id = ${round} ${from}`;
  const { rows: found } = await sql<{ id: number }>`
    select p.id from ${wanted} order by ${ORDERS[sort]} ${onPage(page)}`.execute(ctx.db);
  const { rows: counted } = await sql<{ count: number; countries: string[] }>`
    select (select count(*)::int from ${wanted}) as count, array(
      select distinct x.country from (${membersOf(sql`m.programme_id = ${programme} and m.round_id = ${round}`)}) x
      where x.country is not null order by 1) as countries`.execute(ctx.db);
  const ids = found.map(({ id }) => id);
  const proposals = await proposalsWith(ctx, programme, ids);
  const listed = ids.flatMap((id) => proposals.get(id) ?? []);
  const members = listed.flatMap((one) => one.members.map(({ person }) => person));
  const people = await peopleOfRound(ctx, { programme, round }, { people: members });
  const { pair } = toldTo(viewer);
  const { count, countries } = counted[0]!;
  return {
    rows: listed.map((one) =>
      Object.assign(one, {
        reasons: one.reasons.map(pair),
        people: one.members.flatMap(({ person }) => people.get(person) ?? []),
      }),
    ),
    count,
    pages: pagesOf(count),
    countries,
  };
}

/** The countries of proposals' members `m`, of their persons `x`. */
const membersOf = (where: ReturnType<typeof sql>) => sql`
  select x.country from proposal_member m
  join application a on a.programme_id = m.programme_id and a.id = m.application_id
  join person x on x.programme_id = a.programme_id and x.id = a.person_id where ${where}`;

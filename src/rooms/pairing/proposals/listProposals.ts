import { sql } from 'kysely';
import { byKey, countUpTo } from '../../../db/byKey.ts';
import type { KeyPart } from '../../../db/byKey.ts';
import type { Cut, Place } from '../../../lib/place.ts';
import type { Ctx } from '../../ctx.ts';
import { proposalsWith } from './queries.ts';
import type { Proposal } from './queries.ts';
import { MATCHING_PAGE, peopleOfRound } from '../queries.ts';
import type { Who } from '../queries.ts';
import { toldTo } from '../toldTo.ts';

export type ProposalSort = 'weakest' | 'strongest' | 'newest';

export interface ShownProposal extends Proposal {
  people: Who[];
}

const NUMBER: KeyPart = { number: sql`p.id` };
const STRENGTH: readonly KeyPart[] = [{ real: sql`p.strength` }, NUMBER];
const ORDERS = {
  weakest: [STRENGTH, 'rising'],
  strongest: [STRENGTH, 'falling'],
  newest: [[NUMBER], 'falling'],
} as const satisfies Record<ProposalSort, unknown>;

/**
 * One page of a round's proposals with their people, as `viewer` is told of them; `country` keeps those with somebody from there. `countries`
 * are those of everybody in a proposal.
 */
export async function listProposals(
  ctx: Pick<Ctx, 'db'>,
  { programme, round, viewer }: { programme: number; round: number; viewer: number | null },
  { sort, country, place }: { sort: ProposalSort; country?: string | undefined; place?: Place | undefined },
): Promise<Cut<ShownProposal> & { count: number; countries: string[] }> {
  const [key, way] = ORDERS[sort];
  const page = byKey(key, way, MATCHING_PAGE, place);
  const from = country
    ? sql`and exists (${membersOf(sql`m.proposal_id = p.id and x.country = ${country}`)})`
    : sql``;
  const wanted = sql`proposal p where p.programme_id = ${programme} and p.round_id = ${round} ${from}`;
  const { rows: found } = await sql<{ id: number; key: string }>`
    select p.id, ${page.key} as key from ${wanted} and ${page.from} order by ${page.order} limit ${page.limit}`.execute(
    ctx.db,
  );
  const cut = page.cut(found);
  const { rows: counted } = await sql<{ count: number; countries: string[] }>`
    select ${countUpTo(sql`select from ${wanted}`)} as count, array(
      select distinct x.country from (${membersOf(sql`m.programme_id = ${programme} and m.round_id = ${round}`)}) x
      where x.country is not null order by 1) as countries`.execute(ctx.db);
  const ids = cut.rows.map(({ id }) => id);
  const proposals = await proposalsWith(ctx, programme, ids);
  const listed = ids.flatMap((id) => proposals.get(id) ?? []);
  const members = listed.flatMap((one) => one.members.map(({ person }) => person));
  const people = await peopleOfRound(ctx, { programme, round }, { people: members });
  const { pair } = toldTo(viewer);
  const { count, countries } = counted[0]!;
  return {
    ...cut,
    rows: listed.map((one) =>
      Object.assign(one, {
        reasons: one.reasons.map(pair),
        people: one.members.flatMap(({ person }) => people.get(person) ?? []),
      }),
    ),
    count,
    countries,
  };
}

/** The countries of proposals' members `m`, of their persons `x`. */
const membersOf = (where: ReturnType<typeof sql>) => sql`
  select x.country from proposal_member m
  join application a on a.programme_id = m.programme_id and a.id = m.application_id
  join person x on x.programme_id = a.programme_id and x.id = a.person_id where ${where}`;

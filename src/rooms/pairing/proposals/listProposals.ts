import { sql } from 'kysely';
import { byKey, countUpTo } from '../../../db/byKey.ts';
import type { KeyPart } from '../../../db/byKey.ts';
import type { Cut, Place } from '../../../lib/placeInList.ts';
import type { Ctx } from '../../ctx.ts';
import { proposalsWithPeople } from './queries.ts';
import type { ShownProposal } from './queries.ts';
import { MATCHING_PAGE } from '../queries.ts';
import { toldTo } from '../toldTo.ts';

export type ProposalSort = 'weakest' | 'strongest' | 'newest';

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
  const { rows } = await sql<{ found: { id: number; key: string }[]; count: number; countries: string[] }>`
    select (
      select coalesce(json_agg(one), '[]') from (
        select p.id, ${page.key} as key from ${wanted} and ${page.from} order by ${page.order} limit ${page.limit}) one) as found,
      ${countUpTo(sql`select from ${wanted}`)} as count, array(
        select distinct x.country from (${membersOf(sql`m.programme_id = ${programme} and m.round_id = ${round}`)}) x
        where x.country is not null order by 1) as countries`.execute(ctx.db);
  const { found, count, countries } = rows[0]!;
  const cut = page.cut(found);
  const ids = cut.rows.map(({ id }) => id);
  const proposals = await proposalsWithPeople(ctx, programme, ids);
  const { pair } = toldTo(viewer);
  return {
    ...cut,
    rows: ids.flatMap((id) => {
      const one = proposals.get(id);
      return one ? [Object.assign(one, { reasons: one.reasons.map(pair) })] : [];
    }),
    count,
    countries,
  };
}

/** The countries of proposals' members `m`, of their persons `x`. */
const membersOf = (where: ReturnType<typeof sql>) => sql`
  select x.country from proposal_member m
  join application a on a.programme_id = m.programme_id and a.id = m.application_id
  join person x on x.programme_id = a.programme_id and x.id = a.person_id where ${where}`;

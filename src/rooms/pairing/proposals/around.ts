import { sql } from 'kysely';
import { readAround } from '../../../db/around.ts';
import type { Side } from '../../../db/around.ts';
import { COUNTED_AROUND } from '../../../lib/placeInList.ts';
import type { Around } from '../../../lib/placeInList.ts';
import type { Ctx } from '../../ctx.ts';
import { inOrderFrom } from './fromCountry.ts';
import { keyOf } from './listProposals.ts';
import type { ProposalSort } from './listProposals.ts';
import { alongCountry, found, searchedFor, wanted } from './wanted.ts';
import type { Of, ProposalFilter } from './wanted.ts';

/** A row of the list beside a proposal: `fit` is a share of 0 to 1. */
export interface ProposalBeside {
  id: number;
  names: string[];
  fit: number;
  locked: boolean;
}

/** Names of the proposed people, in the order of their applications, as the list has them. */
const NAMES = sql`array(
  select x.name from proposal_member m
  join application a on a.programme_id = m.programme_id and a.id = m.application_id
  join person x on x.programme_id = a.programme_id and x.id = a.person_id
  where m.programme_id = p.programme_id and m.proposal_id = p.id and a.state <> 'draft' order by a.id)`;
/** The most points that the pairs of a row `p` can have by the weights of their run. */
export const MOST = sql`(select sum((c ->> 'weight')::float8) * 100
  from jsonb_array_elements(p.reasons) r cross join jsonb_array_elements(r -> 'contributions') c)`;

/** The rows around a proposal in a list with this filter and order. */
export async function aroundProposal(
  ctx: Pick<Ctx, 'db'>,
  of: Of,
  { sorted, ...asked }: ProposalFilter & { sorted: ProposalSort },
  proposal: number,
): Promise<Around<ProposalBeside>> {
  const filter = await searchedFor(ctx, of.programme, asked);
  // All rows are read at once: the planner cannot know the place of the proposal in the order of countries.
  const all = sorted.by === 'countries' || filter.found ? found(of, filter) : wanted(of, filter);
  const along = alongCountry(filter);
  const from = (side: Side, most: number) =>
    along ? inOrderFrom(of, along, side, most, sorted.by === 'countries') : sql`${all} and ${side.from}`;
  return readAround(ctx.db, {
    key: keyOf(of.programme, sorted.by),
    way: sorted.way,
    read: (column) =>
      sql`(select ${column} from proposal p where p.programme_id = ${of.programme} and p.id = ${proposal})`,
    rows: (side, most) => sql<ProposalBeside>`(
      select p.id, ${NAMES} as names, coalesce(p.weight / nullif(${MOST}, 0), 0) as fit, p.locked_at is not null as locked
      from ${from(side, most)} order by ${side.order} limit ${most})`,
    numbers: (side) => sql`select p.id from ${from(side, COUNTED_AROUND + 1)} order by ${side.order}`,
    isIn: sql`exists (select from ${all} and p.id = ${proposal})`,
  });
}

import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { byKey, countUpTo } from '../../../db/byKey.ts';
import type { KeyPart } from '../../../db/byKey.ts';
import { PLANNED_ANEW } from '../../../db/prepare.ts';
import type { Side } from '../../../db/around.ts';
import { COUNTED_TO } from '../../../lib/placeInList.ts';
import type { Cut, Place } from '../../../lib/placeInList.ts';
import type { Ctx } from '../../ctx.ts';
import { inOrderFrom, isAnyFrom } from './fromCountry.ts';
import type { Proposal, ShownProposal } from './queries.ts';
import { withTheirPeople } from './withTheirPeople.ts';
import { MATCHING_PAGE, noLaterThan } from '../queries.ts';
import { toldTo } from '../toldTo.ts';
import { findsMany } from '../sought.ts';
import { alongCountry, found, foundFrom, searchedFor, wanted } from './wanted.ts';
import type { Of, ProposalFilter, ProposalView } from './wanted.ts';

/** The orders of the list: by how well they fit, by when they were made, by the countries of their people. */
export const PROPOSAL_SORTS = ['fit', 'made', 'countries'] as const;

export interface ProposalSort {
  by: (typeof PROPOSAL_SORTS)[number];
  way: 'rising' | 'falling';
}

/** The whole order, from one end to the other. */
const WHOLE: Side = { from: sql`true`, order: sql`p.strength, p.id` };
const NUMBER: KeyPart = { number: sql`p.id` };

/** The key of each order. The countries of two or three people are no number, so they are read again from the row that a place names. */
export function keyOf(programme: number, by: ProposalSort['by']): readonly KeyPart[] {
  if (by === 'made') return [NUMBER];
  if (by === 'fit') return [{ real: sql`p.strength` }, NUMBER];
  const ofRow = (id: RawBuilder<unknown>) =>
    sql`(select p.countries from proposal p where p.programme_id = ${programme} and p.id = ${id})`;
  return [{ text: sql`p.countries`, ofRow }, NUMBER];
}

/**
 * One page of a round's proposals with their people, as `viewer` may see them. `countries` are those of everybody in a proposal. `counts`
 * says how many proposals each view has, by `countUpTo`.
 */
export async function listProposals(
  ctx: Pick<Ctx, 'db'>,
  { viewer, ...of }: Of & { viewer: number | null },
  {
    sorted = { by: 'fit', way: 'rising' },
    size = MATCHING_PAGE,
    place,
    ...asked
  }: ProposalFilter & { sorted?: ProposalSort; size?: number; place?: Place | undefined },
): Promise<
  Cut<ShownProposal> & {
    count: number | null;
    countries: string[];
    counts: Record<ProposalView | 'all', number>;
  }
> {
  const { programme, round } = of;
  const filter = await searchedFor(ctx, programme, asked);
  const page = byKey(keyOf(programme, sorted.by), sorted.way, size, place);
  const { country, shown, search } = filter;
  const along = alongCountry(filter);
  const isByCountries = sorted.by === 'countries';
  const from = along
    ? inOrderFrom(of, along, page, page.limit, isByCountries)
    : filter.found
      ? found(of, filter)
      : wanted(of, filter);
  const counted = along
    ? inOrderFrom(of, along, WHOLE, COUNTED_TO + 1)
    : search
      ? found(of, filter)
      : foundFrom(of, filter);
  // A plan made for any country would read all proposals of a country with many people.
  const mark = country ? sql.raw(PLANNED_ANEW) : sql``;
  const within = country && !along && isByCountries ? noLaterThan(country) : sql`true`;
  const { rows } = await sql<{
    rows: (Omit<Proposal, 'members' | 'madeAt'> & { madeAt: string; key: string })[];
    count: number | null;
    countries: string[];
    counts: Record<ProposalView | 'all', number>;
  }>`
    select ${mark} (
      select coalesce(json_agg(one), '[]') from (
        select p.id, p.round_id as round, p.run_id as run, p.weight, p.reasons, p.locked_at is not null as locked, p.created_at as "madeAt", ${page.key} as key
        from ${from} and ${within} and ${page.from} order by ${page.order} limit ${page.limit}) one) as rows,
      ${(country || search) && !findsMany(filter) ? countUpTo(sql`select from ${counted}`) : sql`null`} as count, array(
        select h.country from head_count h
        where h.programme_id = ${programme} and h.round_id = ${round} and h.country is not null group by h.country
        having ${isAnyFrom(of, sql`h.country`)} order by 1) as countries,
      json_build_object('all', ${countUpTo(sql`select from ${wanted(of, {})}`)},
        'no-hour', ${countUpTo(sql`select from ${wanted(of, { shown: 'no-hour' })}`)},
        'broken', ${countUpTo(sql`select from ${wanted(of, { shown: 'broken' })}`)},
        'locked', ${countUpTo(sql`select from ${wanted(of, { shown: 'locked' })}`)},
        'by-hand', ${countUpTo(sql`select from ${wanted(of, { shown: 'by-hand' })}`)},
        'trio', ${countUpTo(sql`select from ${wanted(of, { shown: 'trio' })}`)}) as counts`.execute(ctx.db);
  const { rows: first, count, ...numbers } = rows[0]!;
  const cut = page.cut(first);
  const { pair } = toldTo(viewer);
  const proposals = cut.rows.map((one) => ({
    ...one,
    reasons: one.reasons.map(pair),
    madeAt: new Date(one.madeAt),
  }));
  return {
    ...cut,
    rows: await withTheirPeople(ctx, programme, proposals),
    // Without a country, the number is one of the counts read anyway.
    count: findsMany(filter) ? null : (count ?? numbers.counts[shown ?? 'all']),
    ...numbers,
  };
}

/** The numbers of the proposals that a filter leaves, at most `most`. */
export async function proposalsFound(
  ctx: Pick<Ctx, 'db'>,
  of: Of,
  asked: ProposalFilter,
  most: number,
): Promise<number[]> {
  const filter = await searchedFor(ctx, of.programme, asked);
  const { rows } = await sql<{
    id: number;
  }>`select p.id from ${wanted(of, filter)} order by p.id limit ${most}`.execute(ctx.db);
  return rows.map(({ id }) => id);
}

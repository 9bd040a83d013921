import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { isFoundFrom, isFrom } from '../queries.ts';
import { isSought, searchedAmong } from '../sought.ts';
import type { Sought } from '../sought.ts';

/** Proposals that need a look of their own; each view has an index. */
const VIEWS = {
  'no-hour': sql`p.no_hour`,
  broken: sql`p.breaks_rules`,
  locked: sql`p.locked_at is not null`,
  'by-hand': sql`p.run_id is null`,
  trio: sql`p.is_trio`,
} as const;
export const PROPOSAL_VIEWS = Object.keys(VIEWS) as (keyof typeof VIEWS)[];
export type ProposalView = keyof typeof VIEWS;

/** A filter of the list. `country` keeps proposals with somebody from that country. */
export interface ProposalFilter extends Sought {
  shown?: ProposalView | undefined;
  country?: string | undefined;
}

export interface Of {
  programme: number;
  round: number;
}

/** A table with its condition: the proposals `p` that a filter leaves, to be read along an order. */
export const wanted = (
  of: Of,
  { shown, country, ...sought }: ProposalFilter,
): RawBuilder<unknown> => sql`proposal p
  where p.programme_id = ${of.programme} and p.round_id = ${of.round} ${viewOf(shown)}
    ${country ? sql`and ${isFrom(of, sql`${country}`)}` : sql``} ${isSought(of.programme, sought)}`;

/** The filter with the proposals that its search finds, if they are few. */
export const searchedFor = <F extends ProposalFilter>(ctx: Pick<Ctx, 'db'>, programme: number, filter: F) =>
  searchedAmong('proposal', ctx, programme, filter);

const viewOf = (shown: ProposalFilter['shown']) => (shown ? sql`and ${VIEWS[shown]}` : sql``);

/** The same, to be read as a whole: an index finds proposals from a country first. */
export const found = (of: Of, filter: ProposalFilter): RawBuilder<unknown> =>
  filter.country && !filter.search
    ? sql`(select * from ${foundFrom(of, filter)} offset 0) p where true`
    : filter.found
      ? sql`(select * from ${wanted(of, filter)} offset 0) p where true`
      : wanted(of, filter);

export const foundFrom = (of: Of, { country, shown }: ProposalFilter) =>
  sql`proposal p where ${isFoundFrom(of, sql`${country}`)} ${viewOf(shown)}`;

/** The country whose proposals can be read by the indexes of their countries; null when the filter asks for anything else. */
export const alongCountry = ({ shown, country, search }: ProposalFilter): string | null =>
  country && !shown && !search ? country : null;

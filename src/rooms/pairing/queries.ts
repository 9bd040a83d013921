import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { fewOf } from '../../db/anyOf.ts';
import type { Ctx } from '../ctx.ts';
import { awaitedAnswers } from '../applications/index.ts';
import { eligible } from './pool/eligible.ts';
import { publicationOf } from './publication/publicationOf.ts';
import type { Publication } from './publication/publicationOf.ts';

type Db = Pick<Ctx, 'db' | 'clock'>;
interface In {
  programme: number;
  round: number;
}

/** A person of a round, as the matcher sees them. */
export interface Who {
  application: number;
  person: number;
  name: string;
  country: string | null;
  zone: string | null;
  locale: string;
  state: string;
}

/**
 * The condition that somebody in a proposal or partnership `p` of a round is from a country, by the index of both (migration 0237). A walk
 * along another index reads the stored codes. Putting them together as this index has them takes ten times as long. The planner expects `<>
 * 0` to leave all rows, and `> 0` a third.
 */
export const isFrom = (of: In, country: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`(position(${country}::text in p.countries) <> 0 and ${isFoundFrom(of, country)})`;

/** The same condition for reading all such rows, by that index alone. */
export const isFoundFrom = ({ programme, round }: In, country: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`round_countries(p.programme_id, p.round_id, p.countries) @> array[${programme}::text || '/' || ${round}::text || '/' || ${country}::text]`;

/**
 * A condition on rows `p` in the order of their countries: leaves out rows after the last one with somebody from `country`. The codes in a
 * row are sorted.
 */
export const noLaterThan = (country: string): RawBuilder<boolean> =>
  sql<boolean>`p.countries <= ${country}::text || ' ZZ ZZ ZZ'`;

/** Rows of one page of a list. */
export const MATCHING_PAGE = 50;

/** Columns of `application` and `person` that make a `Who`. */
export const WHO = [
  'application.id as application',
  'person.id as person',
  'person.name',
  'person.country',
  'person.zone',
  'person.locale',
  'application.state',
] as const;

/** People of a round, chosen by person or by application, keyed by person. Erased people have no name. */
export async function peopleOfRound(
  ctx: Pick<Ctx, 'db'>,
  { programme, round }: In,
  which: { people: readonly number[] } | { applications: readonly number[] },
): Promise<ReadonlyMap<number, Who>> {
  const [column, ids] =
    'people' in which
      ? (['application.person_id', which.people] as const)
      : (['application.id', which.applications] as const);
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('application')
    .innerJoin('person', (join) =>
      join
        .onRef('person.programme_id', '=', 'application.programme_id')
        .onRef('person.id', '=', 'application.person_id'),
    )
    .select(WHO)
    .where('application.programme_id', '=', programme)
    .where('application.round_id', '=', round)
    .where('application.state', '<>', 'draft')
    .where(column, 'in', fewOf(ids))
    .execute();
  return new Map(rows.map((row) => [row.person, row]));
}

export interface MatchingOverview {
  /** People who can be given a partner now, and how many countries they come from. */
  eligible: number;
  countries: number;
  /** Confirmed people who have not said yet whether they are still available. */
  unanswered: number;
  /** People who may still say whether they are available, and until when; see `awaitedAnswers`. */
  awaited: { count: number; until: Date | null };
  /** Applications that were sent in from an address not confirmed yet. */
  unconfirmed: number;
  proposals: number;
  placed: number;
  trios: number;
  locked: number;
  unplaced: number;
  waiting: number;
  matched: number;
  publication: Publication | null;
}

/** The state of a round's matching, in numbers. */
export async function matchingOverview(ctx: Db, { programme, round }: In): Promise<MatchingOverview> {
  const at = sql`programme_id = ${programme} and round_id = ${round}`;
  const inState = (state: string) =>
    sql`(select count(*)::int from application where ${at} and state = ${state})`;
  const { rows } = await sql<Counted>`
    with eligible as materialized (${eligible(ctx.clock.now(), { programme, round, state: 'confirmed' })}),
    sizes as materialized (select count(*) as size from proposal_member where ${at} group by proposal_id)
    select (select count(*)::int from eligible) as eligible,
      (select count(distinct coalesce(country, ''))::int from eligible) as countries,
      ${inState('confirmed')} as confirmed, ${inState('submitted')} as unconfirmed,
      ${inState('waiting')} as waiting, ${inState('matched')} as matched,
      (select count(*)::int from sizes) as proposals, (select coalesce(sum(size), 0)::int from sizes) as placed,
      (select count(*)::int from sizes where size = 3) as trios,
      (select count(*)::int from proposal where ${at} and locked_at is not null) as locked`.execute(ctx.db);
  const { confirmed, ...counted } = rows[0]!;
  const publication = await publicationOf(ctx, { programme, round });
  return {
    ...counted,
    unanswered: confirmed - counted.eligible,
    awaited: publication ? { count: 0, until: null } : await awaitedAnswers(ctx, { programme, round }),
    unplaced: Math.max(0, counted.eligible - counted.placed),
    publication,
  };
}

type Counted = Omit<MatchingOverview, 'unanswered' | 'awaited' | 'unplaced' | 'publication'> & {
  confirmed: number;
};

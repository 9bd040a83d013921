import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { PairReason } from '#matching';
import { byKey, countUpTo } from '../../../db/byKey.ts';
import type { KeyPart } from '../../../db/byKey.ts';
import { PLANNED_ANEW } from '../../../db/prepare.ts';
import { COUNTED_TO } from '../../../lib/placeInList.ts';
import type { Cut, Place } from '../../../lib/placeInList.ts';
import type { Ctx } from '../../ctx.ts';
import { MATCHING_PAGE, isFoundFrom, isFrom, noLaterThan, peopleOfRound } from '../queries.ts';
import type { Who } from '../queries.ts';
import { findsMany, isSought, searchedAmong } from '../sought.ts';
import type { Sought } from '../sought.ts';
import { toldTo } from '../toldTo.ts';

/** The partnerships introduced in a round, and why they fit. */
export interface Introduced {
  partnership: number;
  introducedAt: Date;
  people: Who[];
  /** Reasons as `viewer` may see them; none once they were deleted with the round's data. */
  reasons: PairReason[];
  weight: number;
}

/** Partnerships that need a look, by view; each view has an index. */
const VIEWS = { 'no-hour': sql`p.no_hour`, broken: sql`p.breaks_rules`, trio: sql`p.is_trio` } as const;
export const INTRODUCED_VIEWS = Object.keys(VIEWS) as (keyof typeof VIEWS)[];

/** The orders of the list: by when they were introduced, by how well they fit, by the countries of their people. */
export const INTRODUCED_SORTS = ['made', 'fit', 'countries'] as const;

export interface IntroducedAsked extends Sought {
  shown?: keyof typeof VIEWS | undefined;
  /** Keeps partnerships with somebody from this country. */
  country?: string | undefined;
  sorted?: { by: (typeof INTRODUCED_SORTS)[number]; way: 'rising' | 'falling' };
  size?: number;
  place?: Place | undefined;
}

/** A row of the page: its persons in the order of their ids, its moment as ISO 8601. */
interface Found {
  id: number;
  at: string;
  reasons: PairReason[];
  key: string;
  members: number[];
}

const NUMBER: KeyPart = { number: sql`p.id` };

/** The key of each order. */
export function introducedKey(programme: number, by: (typeof INTRODUCED_SORTS)[number]): readonly KeyPart[] {
  if (by === 'made') return [NUMBER];
  if (by === 'fit') return [{ real: sql`p.strength` }, NUMBER];
  const ofRow = (id: RawBuilder<unknown>) =>
    sql`(select p.countries from partnership p where p.programme_id = ${programme} and p.id = ${id})`;
  return [{ text: sql`p.countries`, ofRow }, NUMBER];
}

interface Of {
  programme: number;
  round: number;
}
type Wanted = Pick<IntroducedAsked, 'shown' | 'country' | 'search' | 'found'>;

/** The filter with the partnerships that its search finds, if they are few. */
export const introducedSought = <F extends Wanted>(ctx: Pick<Ctx, 'db'>, programme: number, filter: F) =>
  searchedAmong('partnership', ctx, programme, filter);

const viewOf = ({ shown }: Wanted) => (shown ? sql`and ${VIEWS[shown]}` : sql``);

/** A table with its condition: the partnerships `p` that a filter leaves, to be read along an order. */
export const walkedOf = (of: Of, filter: Wanted) => sql`partnership p
  where p.programme_id = ${of.programme} and p.round_id = ${of.round} ${viewOf(filter)}
    ${filter.country ? sql`and ${isFrom(of, sql`${filter.country}`)}` : sql``} ${isSought(of.programme, filter)}`;

/** The same, to be read as a whole: an index finds partnerships from a country first. */
export const foundOf = (of: Of, filter: Wanted) =>
  filter.country && !filter.search
    ? sql`(select * from partnership p where ${isFoundFrom(of, sql`${filter.country}`)} ${viewOf(filter)} offset 0) p where true`
    : filter.found
      ? sql`(select * from ${walkedOf(of, filter)} offset 0) p where true`
      : walkedOf(of, filter);

/** With more partners than this from a country, its partnerships surely exceed the count: a partnership has at most three people. */
const SURELY_MORE = 3 * COUNTED_TO;

/** How many partnerships a filter leaves, by `countUpTo`. None is read when a country surely has more than are counted. */
function countOf(of: Of, filter: Wanted): RawBuilder<number> {
  const counted = countUpTo(sql`select from ${foundOf(of, filter)}`);
  if (!filter.country || filter.shown || filter.search) return counted;
  return sql<number>`case when (select sum(people) from head_count
    where programme_id = ${of.programme} and round_id = ${of.round} and standing = 'partner' and country = ${filter.country}) > ${SURELY_MORE}
    then ${COUNTED_TO + 1}::int else ${counted} end`;
}

/**
 * One page of a round's partnerships as the matching left them: first those of the publication, then those made by hand, unless `sorted`
 * says otherwise. `countries` are those of all partners. `counts` says how many partnerships each view has, by `countUpTo`.
 */
export async function listIntroduced(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: { programme: number; round: number; viewer: number | null },
  { sorted = { by: 'made', way: 'rising' }, size = MATCHING_PAGE, place, ...asked }: IntroducedAsked = {},
): Promise<
  Cut<Introduced> & {
    count: number | null;
    countries: string[];
    counts: Record<keyof typeof VIEWS | 'all', number>;
  }
> {
  const { programme, round } = input;
  const filter = await introducedSought(ctx, programme, asked);
  const own = (of: Wanted) => foundOf(input, of);
  const within = filter.country && sorted.by === 'countries' ? noLaterThan(filter.country) : sql`true`;
  const page = byKey(introducedKey(programme, sorted.by), sorted.way, size, place);
  // A plan made for any country would read and sort all partnerships of a country with many people.
  const mark = filter.country ? sql.raw(PLANNED_ANEW) : sql``;
  const { rows } = await sql<{
    count: number | null;
    countries: string[];
    counts: Record<keyof typeof VIEWS | 'all', number>;
    found: Found[];
  }>`
    select ${mark} ${findsMany(filter) ? sql`null::int` : countOf(input, filter)} as count, array(
        select country from head_count where programme_id = ${programme} and round_id = ${round} and standing = 'partner'
          and country is not null group by country having sum(people) > 0 order by 1) as countries,
      json_build_object('all', ${countUpTo(sql`select from ${own({})}`)},
        'no-hour', ${countUpTo(sql`select from ${own({ shown: 'no-hour' })}`)},
        'broken', ${countUpTo(sql`select from ${own({ shown: 'broken' })}`)},
        'trio', ${countUpTo(sql`select from ${own({ shown: 'trio' })}`)}) as counts, (
      select coalesce(json_agg(one), '[]') from (
        select p.id, p.introduced_at as at, p.reasons, ${page.key} as key, array(
          select m.person_id from membership m where m.programme_id = p.programme_id and m.partnership_id = p.id
          order by m.person_id) as members
        -- By what indexes hold alone: of those whom the list leads past no more is read.
        from (select p.id from ${filter.found ? own(filter) : walkedOf(input, filter)} and ${within} and ${page.from} order by ${page.order} limit ${page.limit}) narrow
        join partnership p on p.programme_id = ${programme} and p.id = narrow.id order by ${page.order}) one) as found`.execute(
    ctx.db,
  );
  const { found, ...counted } = rows[0]!;
  const cut = page.cut(found);
  const people = await peopleOfRound(ctx, input, { people: cut.rows.flatMap(({ members }) => members) });
  const { pair } = toldTo(input.viewer);
  return {
    ...cut,
    rows: cut.rows.map(({ id, at, reasons, members }) => ({
      partnership: id,
      introducedAt: new Date(at),
      people: members.flatMap((person) => people.get(person) ?? []),
      reasons: reasons.map(pair),
      weight: reasons.reduce((sum, { weight }) => sum + weight, 0),
    })),
    ...counted,
  };
}

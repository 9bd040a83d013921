import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { countUpTo } from '../../../db/byKey.ts';
import { COUNTED_TO } from '../../../lib/placeInList.ts';
import { together } from '../../../db/together.ts';
import type { InJson } from '../../../db/together.ts';
import type { Ctx } from '../../ctx.ts';
import { headsOf } from '../../programmes/index.ts';
import { INVITED } from '../touched.ts';
import { STATES } from '../rules.ts';
import { SHOWN_STATES } from './asked.ts';
import type { ApplicationFilter, Scope, ShownState } from './asked.ts';
import { filtered, scoped } from './filtered.ts';

/**
 * How many applications of a round a filter leaves: from `cells` if these tell, or else by `countUpTo`. Null for a search that finds very
 * many, which are not counted.
 */
export async function countFound(
  ctx: Pick<Ctx, 'db'>,
  scope: Scope,
  filter: ApplicationFilter,
  { cells }: Pick<Counted, 'cells'>,
): Promise<number | null> {
  if (filter.search?.trim() && filter.found === null) return null;
  if (!filter.search?.trim() && !filter.among && !filter.chosen?.length)
    return cells
      .filter(({ state }) => !filter.state || state === filter.state)
      .filter(({ country }) => !filter.country || country === filter.country)
      .reduce((sum, { count }) => sum + count, 0);
  const all = countUpTo(sql`${filtered(ctx, scope, filter).select('application.id')}`);
  const { rows } = await sql<{ count: number }>`select ${countThere(scope, filter, all)} as count`.execute(
    ctx.db,
  );
  return rows[0]!.count;
}

/**
 * How many applications a filter leaves; `all` counts them one by one. Nearly everybody whom another room names is there. So as many as
 * needed are looked up together, and one by one only when some of these are gone.
 */
function countThere(
  { programme }: Scope,
  filter: ApplicationFilter,
  all: RawBuilder<number>,
): RawBuilder<number> {
  const { inOrder, state } = filter;
  const isMore = filter.search?.trim() || filter.chosen?.length || filter.country;
  if (!inOrder || isMore || state === 'draft' || state === 'invited') return all;
  return sql`(
    with tried as materialized (
      select person_id from ${inOrder} standing where ${state ? sql`state = ${state}` : sql`state is not null`} limit ${COUNTED_TO + 1}),
    there as materialized (
      select count(*)::int as people from person where programme_id = ${programme} and id = any(array(select person_id from tried))
        and erased_at is null and stands_for is null)
    select case when people = (select count(*) from tried) then people else ${all} end from there)`;
}

export interface Counted {
  byState: Record<ShownState, number>;
  /** Countries of applications that were sent in. */
  countries: { code: string; count: number }[];
  cells: { state: ShownState; country: string | null; count: number }[];
}

/**
 * How many applications of a round are in each state, and how many sent-in ones each country has. Also answers the rows of `along`, read by
 * the same query.
 */
export async function countApplications<Along = never>(
  ctx: Pick<Ctx, 'db'>,
  scope: Scope,
  along: RawBuilder<Along> = sql<Along>`(select where false)`,
): Promise<Counted & { along: InJson<Along>[] }> {
  const { programme, round } = scope;
  const heads = await headsOf(ctx, { programme, round });
  // Only drafts are checked for being invitations.
  const found = await together(ctx.db, {
    invited: scoped(ctx, scope)
      .select('person.country')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('application.state', '=', 'draft')
      .where(INVITED)
      .groupBy('person.country'),
    along,
  });
  const cells = new Map<string, Counted['cells'][number]>();
  const add = (state: ShownState, country: string | null, count: number): void => {
    const key = `${state}/${country}`;
    cells.set(key, { state, country, count: (cells.get(key)?.count ?? 0) + count });
  };
  for (const { standing, country, gone, people } of heads)
    if (isState(standing) && !gone && sees(scope, country)) add(standing, country, people);
  for (const { country, count } of found.invited) {
    add('invited', country, Number(count));
    add('draft', country, -Number(count));
  }
  const byState = Object.fromEntries(SHOWN_STATES.map((state) => [state, 0])) as Record<ShownState, number>;
  const countries = new Map<string, number>();
  for (const { state, country, count } of cells.values()) {
    byState[state] += count;
    if (country && state !== 'draft' && state !== 'invited')
      countries.set(country, (countries.get(country) ?? 0) + count);
  }
  return {
    byState,
    countries: [...countries].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count),
    cells: [...cells.values()],
    along: found.along,
  };
}

const isState = (standing: string): standing is (typeof STATES)[number] =>
  (STATES as readonly string[]).includes(standing);

const sees = ({ countries }: Scope, country: string | null): boolean =>
  countries === null || (country !== null && countries.includes(country));

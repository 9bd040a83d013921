import { sql } from 'kysely';
import type { Ctx } from '../ctx.ts';
import { getsNothing } from '../people/index.ts';
import { headsOf } from '../programmes/index.ts';
import { INVITED } from './import/touched.ts';
import { STATES } from './rules.ts';
import { anyOf } from '../../db/anyOf.ts';

/** States as volunteers see them: a draft that an import made and nobody has touched is an invitation. */
export const SHOWN_STATES = ['invited', ...STATES] as const;
export type ShownState = (typeof SHOWN_STATES)[number];

const SHOWN = sql<ShownState>`case when ${INVITED} then 'invited' else application.state end`;

/** What a volunteer may see of a round's applications; an ambassador only those of `countries`. */
interface Scope {
  programme: number;
  round: number;
  /** Null: all countries. */
  countries: readonly string[] | null;
}

interface ListedApplication {
  id: number;
  person: number;
  name: string;
  address: string;
  country: string | null;
  state: ShownState;
  stateAt: Date;
  available: boolean | null;
  /** Whether mail to them comes back. */
  comesBack: boolean;
}

/** Rows of one page of the list. */
export const PAGE_SIZE = 50;

interface Filter {
  state?: ShownState | undefined;
  country?: string | undefined;
  search?: string | undefined;
}

/** A place in the list: after the application that has changed then (microseconds since 1970), and has this id. */
export interface ListPlace {
  at: number;
  id: number;
}

/**
 * Applications of a round, the newest change first, so many as a page shows, from `before` on; `older` is where the next page begins. Search finds
 * parts of names and addresses.
 */
export async function listApplications(
  ctx: Pick<Ctx, 'db'>,
  scope: Scope,
  filter: Filter & { before?: ListPlace | undefined },
): Promise<{ rows: ListedApplication[]; older: ListPlace | null }> {
  const { before } = filter;
  let query = filtered(ctx, scope, filter);
  // A place instead of a number of rows to skip: a late page costs as much as the first.
  if (before)
    query = query.where(
      sql<boolean>`(application.state_at, application.id)
        < (timestamptz 'epoch' + ${before.at}::bigint * interval '1 microsecond', ${before.id}::bigint)`,
    );
  const rows = await query
    .select([
      sql<number>`(extract(epoch from application.state_at) * 1000000)::bigint`.as('changed'),
      'application.id',
      'person.id as person',
      'person.name',
      'person.address',
      'person.country',
      SHOWN.as('state'),
      'application.state_at as stateAt',
      'application.available_at',
      'application.unavailable_at',
      getsNothing.as('comesBack'),
    ])
    .orderBy('application.state_at', 'desc')
    .orderBy('application.id', 'desc')
    .limit(PAGE_SIZE + 1)
    .execute();
  const last = rows.length > PAGE_SIZE ? rows[PAGE_SIZE - 1]! : null;
  return {
    rows: rows.slice(0, PAGE_SIZE).map((row) => ({
      id: row.id,
      person: row.person,
      name: row.name,
      address: row.address,
      country: row.country,
      state: row.state,
      stateAt: row.stateAt,
      comesBack: Boolean(row.comesBack),
      available: row.unavailable_at ? false : row.available_at ? true : null,
    })),
    older: last && { at: Number(last.changed), id: last.id },
  };
}

/** How many applications of a round a filter leaves; by `counted` where it can tell, since counting what is searched for looks at all. */
export async function countFound(
  ctx: Pick<Ctx, 'db'>,
  scope: Scope,
  filter: Filter,
  { cells }: Pick<Counted, 'cells'>,
): Promise<number> {
  if (!filter.search?.trim())
    return cells
      .filter(({ state }) => !filter.state || state === filter.state)
      .filter(({ country }) => !filter.country || country === filter.country)
      .reduce((sum, { count }) => sum + count, 0);
  const { count } = await filtered(ctx, scope, filter)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

export interface Counted {
  byState: Record<ShownState, number>;
  /** Those sent in. */
  countries: { code: string; count: number }[];
  cells: { state: ShownState; country: string | null; count: number }[];
}

/** How many applications of a round stand in each state, and from how many countries those sent in are. */
export async function countApplications(ctx: Pick<Ctx, 'db'>, scope: Scope): Promise<Counted> {
  const { programme, round } = scope;
  const heads = await headsOf(ctx, { programme, round });
  // Which of the drafts are invitations is asked of the drafts alone.
  const invited = await scoped(ctx, scope)
    .select('person.country')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('application.state', '=', 'draft')
    .where(INVITED)
    .groupBy('person.country')
    .execute();
  const cells = new Map<string, Counted['cells'][number]>();
  const add = (state: ShownState, country: string | null, count: number): void => {
    const key = `${state}/${country}`;
    cells.set(key, { state, country, count: (cells.get(key)?.count ?? 0) + count });
  };
  for (const { standing, country, gone, people } of heads)
    if (isState(standing) && !gone && sees(scope, country)) add(standing, country, people);
  for (const { country, count } of invited) {
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
  };
}

const isState = (standing: string): standing is (typeof STATES)[number] =>
  (STATES as readonly string[]).includes(standing);

const sees = ({ countries }: Scope, country: string | null): boolean =>
  countries === null || (country !== null && countries.includes(country));

/** Those that a filter leaves. */
function filtered(ctx: Pick<Ctx, 'db'>, scope: Scope, filter: Filter) {
  let query = scoped(ctx, scope);
  // Only a draft can be an invitation; of the others the index knows the state.
  if (filter.state === 'draft' || filter.state === 'invited') query = query.where(SHOWN, '=', filter.state);
  else if (filter.state) query = query.where('application.state', '=', filter.state);
  if (filter.country) query = query.where('person.country', '=', filter.country);
  const words = filter.search?.trim();
  if (!words) return query;
  const like = `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return query.where((eb) =>
    eb.or([
      eb('person.name', 'ilike', like),
      ...(scope.countries ? [] : [eb('person.address', 'ilike', like)]),
    ]),
  );
}

/** Stand-ins are nobody yet. */
function scoped(ctx: Pick<Ctx, 'db'>, scope: Scope) {
  const query = ctx.db
    .selectFrom('application')
    .innerJoin('person', (join) =>
      join
        .onRef('person.programme_id', '=', 'application.programme_id')
        .onRef('person.id', '=', 'application.person_id'),
    )
    .where('application.programme_id', '=', scope.programme)
    .where('application.round_id', '=', scope.round)
    .where('person.stands_for', 'is', null)
    .where('person.erased_at', 'is', null);
  return scope.countries ? query.where('person.country', '=', anyOf([...scope.countries])) : query;
}

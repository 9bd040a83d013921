import { sql } from 'kysely';
import type { Ctx } from '../ctx.ts';
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

/** Applications of a round, the newest change first, with how many there are in all. Search finds parts of names and addresses. */
export async function listApplications(
  ctx: Pick<Ctx, 'db'>,
  scope: Scope,
  filter: {
    state?: ShownState | undefined;
    country?: string | undefined;
    search?: string | undefined;
    page: number;
  },
): Promise<{ rows: ListedApplication[]; count: number; pages: number }> {
  let query = scoped(ctx, scope);
  if (filter.state) query = query.where(SHOWN, '=', filter.state);
  if (filter.country) query = query.where('person.country', '=', filter.country);
  const words = filter.search?.trim();
  if (words) {
    const like = `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`;
    query = query.where((eb) =>
      eb.or([
        eb('person.name', 'ilike', like),
        ...(scope.countries ? [] : [eb('person.address', 'ilike', like)]),
      ]),
    );
  }
  const { count } = await query
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const rows = await query
    .select((eb) => [
      'application.id',
      'person.id as person',
      'person.name',
      'person.address',
      'person.country',
      SHOWN.as('state'),
      'application.state_at as stateAt',
      'application.available_at',
      'application.unavailable_at',
      eb
        .exists(
          eb
            .selectFrom('suppression')
            .select('suppression.address')
            .whereRef('suppression.programme_id', '=', 'person.programme_id')
            .whereRef('suppression.address', '=', 'person.address'),
        )
        .as('comesBack'),
    ])
    .orderBy('application.state_at', 'desc')
    .orderBy('application.id', 'desc')
    .limit(PAGE_SIZE)
    .offset((filter.page - 1) * PAGE_SIZE)
    .execute();
  return {
    rows: rows.map((row) => ({
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
    count: Number(count),
    pages: Math.max(1, Math.ceil(Number(count) / PAGE_SIZE)),
  };
}

/** How many applications of a round stand in each state, and from how many countries those sent in are. */
export async function countApplications(
  ctx: Pick<Ctx, 'db'>,
  scope: Scope,
): Promise<{ byState: Record<ShownState, number>; countries: { code: string; count: number }[] }> {
  const rows = await scoped(ctx, scope)
    .select([SHOWN.as('state'), 'person.country'])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .groupBy([SHOWN, 'person.country'])
    .execute();
  const byState = Object.fromEntries(SHOWN_STATES.map((state) => [state, 0])) as Record<ShownState, number>;
  const countries = new Map<string, number>();
  for (const row of rows) {
    byState[row.state] += Number(row.count);
    if (row.country && row.state !== 'draft' && row.state !== 'invited')
      countries.set(row.country, (countries.get(row.country) ?? 0) + Number(row.count));
  }
  return {
    byState,
    countries: [...countries].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count),
  };
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

import { sql } from 'kysely';
import type { Ctx } from '../ctx.ts';
import { getsNoMail, isFound } from '../people/index.ts';
import { INVITED } from './touched.ts';
import { STATES } from './rules.ts';
import { anyOf } from '../../db/anyOf.ts';
import { byKey } from '../../db/byKey.ts';
import type { Cut, Place } from '../../lib/placeInList.ts';

/** States as volunteers see them: a draft that an import made and nobody has touched is an invitation. */
export const SHOWN_STATES = ['invited', ...STATES] as const;

export type ShownState = (typeof SHOWN_STATES)[number];

const SHOWN = sql<ShownState>`case when ${INVITED} then 'invited' else application.state end`;

/** The applications of a round that a volunteer may see; an ambassador sees only those of `countries`. */
export interface Scope {
  programme: number;
  round: number;
  /** Null: all countries. */
  countries: readonly string[] | null;
}

/** An application in a list of volunteers. */
export interface ListedApplication {
  id: number;
  person: number;
  name: string;
  address: string | null;
  country: string | null;
  state: ShownState;
  stateAt: Date;
  available: boolean | null;
  /** Whether mail to them comes back. */
  comesBack: boolean;
}

/** Rows of one page of the list. */
export const PAGE_SIZE = 50;

export interface Filter {
  state?: ShownState | undefined;
  country?: string | undefined;
  search?: string | undefined;
}

/** Applications of a round, the newest change first: a page from `place` on. `search` is read by `isFound`. */
export async function listApplications(
  ctx: Pick<Ctx, 'db'>,
  scope: Scope,
  filter: Filter & { place?: Place | undefined },
): Promise<Cut<ListedApplication>> {
  const page = byKey(
    [{ time: sql`application.state_at` }, { number: sql`application.id` }],
    'falling',
    PAGE_SIZE,
    filter.place,
  );
  const found = await filtered(ctx, scope, filter)
    .select([
      page.key.as('key'),
      'application.id',
      'person.id as person',
      'person.name',
      'person.address',
      'person.country',
      SHOWN.as('state'),
      'application.state_at as stateAt',
      'application.available_at',
      'application.unavailable_at',
      getsNoMail.as('comesBack'),
    ])
    .where(page.from)
    .orderBy(page.order)
    .limit(page.limit)
    .execute();
  const cut = page.cut(found);
  return {
    ...cut,
    rows: cut.rows.map((row) => ({
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
  };
}

/** Those that a filter leaves. */
export function filtered(ctx: Pick<Ctx, 'db'>, scope: Scope, filter: Filter) {
  let query = scoped(ctx, scope);
  // Only a draft can be an invitation; of the others the index knows the state.
  if (filter.state === 'draft' || filter.state === 'invited') query = query.where(SHOWN, '=', filter.state);
  else if (filter.state) query = query.where('application.state', '=', filter.state);
  if (filter.country) query = query.where('person.country', '=', filter.country);
  const search = filter.search?.trim();
  return search ? query.where(isFound(scope.programme, search, scope.countries === null)) : query;
}

/** Stand-ins are nobody yet. */
export function scoped(ctx: Pick<Ctx, 'db'>, scope: Scope) {
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

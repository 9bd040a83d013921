import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { LanguageAnswer } from '../forms/index.ts';
import type { Ctx } from '../ctx.ts';
import { IN_NAME_ORDER, fewFound, getsNoMail, isOneOf } from '../people/index.ts';
import { INVITED } from './touched.ts';
import { fewAmong, fewWithin, haveChosen } from './chosen.ts';
import { isRareState, standsIn } from './standing/rareState.ts';
import type { Chosen } from './chosen.ts';
import { STATES } from './rules.ts';
import { anyOf } from '../../db/anyOf.ts';
import { byKey } from '../../db/byKey.ts';
import type { KeyPart } from '../../db/byKey.ts';
import type { Cut, Place } from '../../lib/placeInList.ts';

/** States as volunteers see them: a draft that an import made and nobody has touched is an invitation. */
export const SHOWN_STATES = ['invited', ...STATES] as const;

export type ShownState = (typeof SHOWN_STATES)[number];

export const SHOWN = sql<ShownState>`case when ${INVITED} then 'invited' else application.state end`;

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
  languages: readonly LanguageAnswer[];
  /** When it was begun. */
  begunAt: Date;
}

/** Rows of one page of the list, unless somebody asks for another number. */
export const PAGE_SIZE = 100;

/** The orders of the list, each by an index. */
export const APPLICATION_SORTS = ['since', 'name', 'country', 'state'] as const;

export interface Sorted {
  by: (typeof APPLICATION_SORTS)[number];
  way: 'rising' | 'falling';
}

/** As the index of people by country has it. */
const COUNTRY = sql<string>`coalesce(person.country, '')`;
const BY_PERSON = { number: sql`person.id` };
const SINCE = [{ time: sql`application.state_at` }, { number: sql`application.id` }] as const;
/** The same of people whom a query of another room has in the order of where they stand, or since when. */
const SINCE_OF_THEIRS = [{ time: sql`standing.state_at` }, { number: sql`standing.person_id` }] as const;

/** The orders that such a query has. */
const isStanding = (by: Sorted['by']): boolean => by === 'state' || by === 'since';

/** A state in the table: only a draft can be an invitation. */
const stateIn = (state: ShownState) => (state === 'invited' ? 'draft' : state);

/** Whether a list is walked along such a query; without an order those are counted along it. */
const isAlongThem = ({ inOrder, sorted }: ApplicationFilter & { sorted?: Sorted }): boolean =>
  inOrder !== undefined && (sorted === undefined || isStanding(sorted.by));

/** The key of each order. Names, countries and states are no numbers: the place of a page names the row, and they are read again from it. */
export function keyOf(
  { programme, round }: Scope,
  filter: ApplicationFilter & { sorted: Sorted },
): readonly KeyPart[] {
  const { by } = filter.sorted;
  const read =
    (from: 'person' | 'application', value: RawBuilder<unknown>) =>
    (id: RawBuilder<unknown>): RawBuilder<unknown> =>
      sql`(select ${value} from ${sql.ref(from)} where programme_id = ${programme} and id = ${id})`;
  if (by === 'name') return [{ text: IN_NAME_ORDER, ofRow: read('person', IN_NAME_ORDER) }, BY_PERSON];
  if (by === 'country') return [{ text: COUNTRY, ofRow: read('person', COUNTRY) }, BY_PERSON];
  if (isAlongThem(filter)) {
    const ofRow = (person: RawBuilder<unknown>) => sql`(select state from application
      where programme_id = ${programme} and round_id = ${round} and person_id = ${person})`;
    return by === 'state' ? [{ text: sql`standing.state`, ofRow }, ...SINCE_OF_THEIRS] : SINCE_OF_THEIRS;
  }
  const state = sql`application.state`;
  return by === 'state' ? [{ text: state, ofRow: read('application', state) }, ...SINCE] : SINCE;
}

const LANGUAGES = sql<readonly LanguageAnswer[] | null>`(
  select a.value from answer a join question q on q.programme_id = a.programme_id and q.id = a.question_id
  where a.programme_id = application.programme_id and a.application_id = application.id and q.role = 'languages' limit 1)`;

export interface ApplicationFilter {
  state?: ShownState | undefined;
  country?: string | undefined;
  search?: string | undefined;
  /** Options that were chosen in questions of the form, and bounds of the answers to others: all of them. */
  chosen?: readonly Chosen[] | undefined;
  /** The applications that `searched` read: those within all bounds. */
  within?: readonly number[] | null | undefined;
  /** The people whom `searched` read: those that the search finds. */
  found?: readonly number[] | null | undefined;
  /** A query of another room for people: only these. */
  among?: RawBuilder<{ person_id: number }> | undefined;
  /** The same people, to be joined, in the order of where their applications stand and since when. */
  inOrder?: RawBuilder<{ person_id: number; state: string; state_at: Date }> | undefined;
  /** The people whom `searched` read of them, where they are few. */
  few?: readonly number[] | null | undefined;
  /** Whether `searched` found that few are in the state. */
  isRare?: boolean;
}

/** Applications of a round, the newest change first unless `sorted` says otherwise: a page from `place` on. `search` is read by `isFound`. */
export async function listApplications(
  ctx: Pick<Ctx, 'db'>,
  scope: Scope,
  filter: ApplicationFilter & { sorted?: Sorted; size?: number; place?: Place | undefined },
): Promise<Cut<ListedApplication>> {
  const { sorted = { by: 'since', way: 'falling' }, size = PAGE_SIZE, place } = filter;
  const page = byKey(keyOf(scope, { ...filter, sorted }), sorted.way, size, place);
  // The place of a row is worked out of those alone that stand on the page, unless it is one in another room's order.
  const isAlong = isAlongThem({ ...filter, sorted });
  // By what indexes hold alone: of those whom the list leads past no more is read.
  const narrow = filtered(ctx, scope, { ...filter, sorted })
    .select([(isAlong ? page.key : sql<string>`''`).as('key'), 'application.id'])
    .where(page.from)
    .orderBy(page.order)
    .limit(page.limit);
  const found = await ctx.db
    .with(
      (page) => page('page').materialized(),
      (db) =>
        db
          .selectFrom(narrow.as('one'))
          .select(['one.key', 'one.id', sql<number>`row_number() over ()`.as('nth')]),
    )
    .selectFrom('page')
    .innerJoin('application', 'application.id', 'page.id')
    .innerJoin('person', (join) =>
      join
        .onRef('person.programme_id', '=', 'application.programme_id')
        .onRef('person.id', '=', 'application.person_id'),
    )
    .where('application.programme_id', '=', scope.programme)
    .select([
      (isAlong ? sql.ref<string>('page.key') : page.key).as('key'),
      'application.id',
      'person.id as person',
      'person.name',
      'person.address',
      'person.country',
      SHOWN.as('state'),
      'application.state_at as stateAt',
      'application.available_at',
      'application.unavailable_at',
      'application.created_at as begunAt',
      LANGUAGES.as('languages'),
      getsNoMail.as('comesBack'),
    ])
    .orderBy('page.nth')
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
      begunAt: row.begunAt,
      languages: row.languages ?? [],
      comesBack: Boolean(row.comesBack),
      available: row.unavailable_at ? false : row.available_at ? true : null,
    })),
  };
}

/** The numbers of those that a filter leaves, `most` of them at most. */
export async function applicationsFound(
  ctx: Pick<Ctx, 'db'>,
  scope: Scope,
  filter: ApplicationFilter,
  most: number,
): Promise<number[]> {
  const rows = await filtered(ctx, scope, filter).select('application.id').limit(most).execute();
  return rows.map(({ id }) => id);
}

/** The filter with those whom its search and its bounds find, where they are few: to be asked for once, before what is read by it. */
export async function searched<Filter extends ApplicationFilter>(
  ctx: Pick<Ctx, 'db'>,
  { programme, round, countries }: Scope,
  filter: Filter,
  sorted: Sorted,
): Promise<Filter> {
  const search = filter.search?.trim();
  const within = await fewWithin(ctx, programme, filter.chosen ?? []);
  const { state } = filter;
  const isOnlyState =
    state && !search && !within && !filter.country && !filter.among && !isStanding(sorted.by);
  return {
    ...filter,
    within,
    isRare: isOnlyState ? await isRareState(ctx, { programme, round, state: stateIn(state) }) : false,
    few: filter.among && !isAlongThem({ ...filter, sorted }) ? await fewAmong(ctx, filter.among) : undefined,
    ...(search ? { found: await fewFound(ctx, programme, search, countries === null) } : {}),
  };
}

/** People of whom fewer are found by their numbers, whatever the order. */
const FEW_NAMES = 1000;

/** Whether the index of an order is walked along for some people: to put the names of thousands in order takes longer. `is true` keeps the planner to that. */
const isInTurn = (sorted: Sorted | undefined, some: readonly number[]): sorted is Sorted =>
  sorted !== undefined && some.length > FEW_NAMES;

/** Those people, asked of the table that holds the order. */
const inTurn = ({ by }: Sorted, some: readonly number[]): RawBuilder<boolean> =>
  sql`(${sql.ref(by === 'name' || by === 'country' ? 'person.id' : 'application.person_id')} = ${anyOf(some)}) is true`;

/** Those that a filter leaves. */
export function filtered(
  ctx: Pick<Ctx, 'db'>,
  scope: Scope,
  filter: ApplicationFilter & { sorted?: Sorted },
) {
  const isAlong = isAlongThem(filter);
  let query = scoped(ctx, scope).$if(isAlong, (all) =>
    all.innerJoin(filter.inOrder!.as('standing'), 'standing.person_id', 'application.person_id'),
  );
  // Of drafts only those that an import made are invitations: an index knows these, and another the states.
  if (filter.state)
    query = query.where(
      isAlong ? sql.ref<string>('standing.state') : 'application.state',
      '=',
      stateIn(filter.state),
    );
  if (filter.state === 'invited') query = query.where(INVITED);
  if (filter.state === 'draft') query = query.where(sql<boolean>`not ${INVITED}`);
  if (filter.state && filter.isRare && filter.sorted && !isStanding(filter.sorted.by))
    query = query.where(standsIn({ ...scope, state: stateIn(filter.state) }));
  // The planner knows how many come from each country; in the order of countries an index is walked along that has no gaps, and in that of states and changes one of applications.
  const standing = sql.ref<string>(isAlong ? 'person.country' : 'application.from_country');
  const person = filter.sorted?.by === 'country' ? COUNTRY : sql.ref<string>('person.country');
  const country = !filter.sorted || isStanding(filter.sorted.by) ? standing : person;
  if (filter.country) query = query.where(country, '=', filter.country);
  else if (scope.countries && filter.sorted?.by === 'country')
    query = query.where(country, '=', anyOf([...scope.countries]));
  if (!isAlong) for (const one of areAmong(filter)) query = query.where(one);
  for (const one of haveChosen(scope.programme, filter.chosen ?? [], filter.within)) query = query.where(one);
  const search = filter.search?.trim();
  if (!search) return query;
  if (filter.found && isInTurn(filter.sorted, filter.found))
    return query.where(inTurn(filter.sorted, filter.found));
  return query.where(isOneOf(filter.found ?? null, scope.programme, search, scope.countries === null));
}

/** That people are among those whom a query names. */
function areAmong({ among, few, sorted }: ApplicationFilter & { sorted?: Sorted }): RawBuilder<boolean>[] {
  if (!among) return [];
  if (!few) return [sql`person.id = any(${among})`];
  if (isInTurn(sorted, few)) return [inTurn(sorted, few)];
  // Of both, so that neither is read whole for the other.
  return [sql`person.id = ${anyOf(few)}`, sql`application.person_id = ${anyOf(few)}`];
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

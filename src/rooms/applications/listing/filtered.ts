import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { anyOf } from '../../../db/anyOf.ts';
import type { Ctx } from '../../ctx.ts';
import { fewFound, isOneOf, mayHaveWords } from '../../people/index.ts';
import { fewAmong, fewWithin, haveChosen } from '../chosen.ts';
import { isRareState, standsIn } from '../standing/rareState.ts';
import { INVITED } from '../touched.ts';
import { COUNTRY, isAlongThem, isStanding, stateIn } from './asked.ts';
import type { ApplicationFilter, Scope, Sorted } from './asked.ts';

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
  // All in a state have an index in that order.
  const isOnlyState =
    state && countries && !search && !within && !filter.country && !filter.among && !isStanding(sorted.by);
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

/** Whether to read some people along an order's index: sorting the names of thousands takes longer. `is true` makes the planner do so. */
const isInTurn = (sorted: Sorted | undefined, some: readonly number[]): sorted is Sorted =>
  sorted !== undefined && some.length > FEW_NAMES;

/** Condition: one of some people, asked of the table that holds the order. */
const inTurn = ({ by }: Sorted, some: readonly number[]): RawBuilder<boolean> =>
  sql`(${sql.ref(by === 'name' || by === 'country' ? 'person.id' : 'application.person_id')} = ${anyOf(some)}) is true`;

/** The applications that a filter leaves. */
export function filtered(
  ctx: Pick<Ctx, 'db'>,
  scope: Scope,
  filter: ApplicationFilter & { sorted?: Sorted },
) {
  const isAlong = isAlongThem(filter);
  let query = scoped(ctx, scope, filter).$if(isAlong, (all) =>
    all.innerJoin(filter.inOrder!.as('standing'), 'standing.person_id', 'application.person_id'),
  );
  // Only drafts that an import made are invitations: one index knows these, another the states.
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
  if (!isAlong) for (const one of areAmong(filter)) query = query.where(one);
  for (const one of haveChosen(scope.programme, filter.chosen ?? [], filter.within)) query = query.where(one);
  const search = filter.search?.trim();
  if (!search) return query;
  if (filter.found && isInTurn(filter.sorted, filter.found))
    return query.where(inTurn(filter.sorted, filter.found));
  const sought = [scope.programme, search, scope.countries === null] as const;
  if (!filter.found && isAlongLetters(scope, filter))
    query = query.where(mayHaveWords(sql.ref('application.first_letters'), ...sought));
  return query.where(isOneOf(filter.found ?? null, ...sought));
}

/** Whether the index that a list is walked along holds first letters: those of the newest changes and of states. */
const isAlongLetters = (scope: Scope, filter: ApplicationFilter & { sorted?: Sorted }): boolean =>
  filter.sorted !== undefined &&
  isStanding(filter.sorted.by) &&
  !isAlongThem(filter) &&
  countriesOf(scope, filter) === null;

/** Conditions: the person is one of those whom a query finds. */
function areAmong({ among, few, sorted }: ApplicationFilter & { sorted?: Sorted }): RawBuilder<boolean>[] {
  if (!among) return [];
  if (!few) return [sql`person.id = any(${among})`];
  if (isInTurn(sorted, few)) return [inTurn(sorted, few)];
  // Says it of both tables, so that the planner reads neither whole.
  return [sql`person.id = ${anyOf(few)}`, sql`application.person_id = ${anyOf(few)}`];
}

/** The countries that are asked for of those that may be seen; null for all. */
function countriesOf({ countries }: Scope, { country }: ApplicationFilter): readonly string[] | null {
  if (!country) return countries;
  return !countries || countries.includes(country) ? [country] : [];
}

/** The country column of the table whose index is read: for it the planner knows how many come from each country. */
function countryIn(filter: ApplicationFilter & { sorted?: Sorted }): RawBuilder<string> {
  if (filter.sorted?.by === 'country') return COUNTRY;
  return sql.ref(
    filter.sorted?.by === 'name' || isAlongThem(filter) ? 'person.country' : 'application.from_country',
  );
}

/** Those of the countries that are asked for. Stand-ins are nobody yet. */
export function scoped(
  ctx: Pick<Ctx, 'db'>,
  scope: Scope,
  filter: ApplicationFilter & { sorted?: Sorted } = {},
) {
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
  const countries = countriesOf(scope, filter);
  if (!countries) return query;
  return query.where(countryIn(filter), '=', countries.length === 1 ? countries[0]! : anyOf([...countries]));
}

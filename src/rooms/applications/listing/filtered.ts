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

/**
 * The filter with the people and applications that its search and bounds find, if they are few. Call it once, before everything that reads
 * by the filter.
 */
export async function searched<Filter extends ApplicationFilter>(
  ctx: Pick<Ctx, 'db'>,
  { programme, round, countries }: Scope,
  filter: Filter,
  sorted: Sorted,
): Promise<Filter> {
  const search = filter.search?.trim();
  const within = await fewWithin(ctx, programme, filter.chosen ?? []);
  const { state } = filter;
  // An index has all applications of a state in that order.
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

/** Fewer people than this are found by their numbers, whatever the order. */
const FEW_NAMES = 1000;

/** Whether to read some people along the index of an order: sorting thousands of names takes longer. `is true` makes the planner do so. */
const isInTurn = (sorted: Sorted | undefined, some: readonly number[]): sorted is Sorted =>
  sorted !== undefined && some.length > FEW_NAMES;

/** Condition that somebody is among some people, on the table that holds the order. */
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
  // Only drafts that an import made are invitations: one index has these, another the states.
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

/** Whether the index along which a list is walked holds first letters: the indexes of the newest changes and of states do. */
const isAlongLetters = (scope: Scope, filter: ApplicationFilter & { sorted?: Sorted }): boolean =>
  filter.sorted !== undefined &&
  isStanding(filter.sorted.by) &&
  !isAlongThem(filter) &&
  countriesOf(scope, filter) === null;

/** Conditions that the person is among those whom a query finds. */
function areAmong({ among, few, sorted }: ApplicationFilter & { sorted?: Sorted }): RawBuilder<boolean>[] {
  if (!among) return [];
  if (!few) return [sql`person.id = any(${among})`];
  if (isInTurn(sorted, few)) return [inTurn(sorted, few)];
  // Both tables get the condition, so that the planner reads neither as a whole.
  return [sql`person.id = ${anyOf(few)}`, sql`application.person_id = ${anyOf(few)}`];
}

/** The requested countries that the reader may see; null for all. */
function countriesOf({ countries }: Scope, { country }: ApplicationFilter): readonly string[] | null {
  if (!country) return countries;
  return !countries || countries.includes(country) ? [country] : [];
}

/** The country column of the table whose index is read: the planner knows how many people each country has there. */
function countryIn(filter: ApplicationFilter & { sorted?: Sorted }): RawBuilder<string> {
  if (filter.sorted?.by === 'country') return COUNTRY;
  return sql.ref(
    filter.sorted?.by === 'name' || isAlongThem(filter) ? 'person.country' : 'application.from_country',
  );
}

/** The applications of the requested countries. Leaves out stand-ins, who are no people yet. */
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

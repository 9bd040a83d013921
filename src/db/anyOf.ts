import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { PLANNED_ANEW } from './prepare.ts';

/**
 * A list that comes from data, for `where(column, '=', anyOf(values))`: one parameter, however long it is. As `in` each value would be
 * one, and PostgreSQL takes no more than 65,535.
 */
export const anyOf = <T>(values: readonly T[]): RawBuilder<T> => sql<T>`any(${values})`;

/**
 * A few ids for `unnest(unseen(ids))` of a query that every page asks: the planner does not see how many there are. Seeing two where it reckons with ten otherwise,
 * it would plan anew for each, which takes longer than to read what they name.
 */
export const unseen = (ids: readonly number[]): RawBuilder<readonly number[]> =>
  sql<readonly number[]>`(select ${ids}::bigint[])`;

/**
 * A few ids for `where(column, 'in', fewOf(ids))` of a table that is joined with a large one: each is looked up. Of `= any` the planner
 * thinks that the same ids of all other programmes came along, and reads the large one whole.
 */
export const fewOf = (ids: readonly number[]): RawBuilder<number> =>
  sql<number>`(select ${sql.raw(PLANNED_ANEW)} unnest(${ids}::bigint[]))`;

import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { PLANNED_ANEW } from './prepare.ts';

/**
 * A list from data, for `where(column, '=', anyOf(values))`: one parameter, however long the list is. With `in`, each value would be a
 * parameter, and PostgreSQL takes no more than 65,535.
 */
export const anyOf = <T>(values: readonly T[]): RawBuilder<T> => sql<T>`any(${values})`;

/**
 * A few ids, for `unnest(unseen(ids))` in a query that every page asks. The planner does not see how many ids there are. If it saw two
 * instead of the ten it assumes, it would plan anew each time, which takes longer than reading the rows.
 */
export const unseen = (ids: readonly number[]): RawBuilder<readonly number[]> =>
  sql<readonly number[]>`(select ${ids}::bigint[])`;

/**
 * A few ids, for `where(column, 'in', fewOf(ids))` on a table joined with a large one: each id is looked up. With `= any` the planner
 * expects the same ids of all other programmes too, and reads the whole large table.
 */
export const fewOf = (ids: readonly number[]): RawBuilder<number> =>
  sql<number>`(select ${sql.raw(PLANNED_ANEW)} unnest(${ids}::bigint[]))`;

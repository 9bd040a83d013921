import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

/**
 * A list that comes from data, for `where(column, '=', anyOf(values))`: one parameter, however long it is. As `in` each value would be
 * one, and PostgreSQL takes no more than 65,535.
 */
export const anyOf = <T>(values: readonly T[]): RawBuilder<T> => sql<T>`any(${values})`;

import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

/** A value for a jsonb column. Needed because the driver would write a bare array as a PostgreSQL array. */
export function json<T>(value: T): RawBuilder<T> {
  return sql<T>`${JSON.stringify(value)}::jsonb`;
}

import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

/** A value for a jsonb column. Without this, the driver would write an array as a PostgreSQL array. */
export function json<T>(value: T): RawBuilder<T> {
  return sql<T>`${JSON.stringify(value)}::jsonb`;
}

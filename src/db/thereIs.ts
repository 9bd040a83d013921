import { sql } from 'kysely';
import type { RawBuilder, SqlBool } from 'kysely';

/**
 * Whether a query finds a row, as a condition on each row of another query. For a plain `exists` PostgreSQL makes two plans, one of them
 * with a table of all answers, and two more for each `exists` inside. Planning who may see what took ten times as long as looking it up.
 */
export const thereIs = (query: RawBuilder<unknown>): RawBuilder<SqlBool> =>
  // PostgreSQL makes only one plan for a query with an offset.
  sql<SqlBool>`exists (${query} offset 0)`;

import { sql } from 'kysely';
import type { RawBuilder, SqlBool } from 'kysely';

/**
 * Whether a query finds a row, as a condition on each row of another query. For a plain `exists` PostgreSQL makes two plans, one with a
 * table of all answers, and two for each `exists` within it: who may see what took ten times longer to plan than to look up.
 */
export const thereIs = (query: RawBuilder<unknown>): RawBuilder<SqlBool> =>
  // PostgreSQL makes only one plan for a query with an offset.
  sql<SqlBool>`exists (${query} offset 0)`;

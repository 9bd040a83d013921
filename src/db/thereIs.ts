import { sql } from 'kysely';
import type { RawBuilder, SqlBool } from 'kysely';

/**
 * Whether a query finds a row: for a condition that is asked of each row of another one. Of a plain `exists` there the planner makes two plans, one of them for a
 * table of everything that could be asked, and two of each that stands within it; who may see what took ten times longer to plan than to look up.
 */
export const thereIs = (query: RawBuilder<unknown>): RawBuilder<SqlBool> =>
  // Of a query with an offset it makes no other form.
  sql<SqlBool>`exists (${query} offset 0)`;

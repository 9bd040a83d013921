import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { anyOf } from '../../db/anyOf.ts';
import type { Ctx } from '../ctx.ts';
import { fewOf, pairSearch } from '../people/index.ts';

/** A search for proposals or partnerships by the names of their people; the words of these names are stored with them. */
export interface Sought {
  search?: string | undefined;
  /** The rows that the search finds, if they are few; read by `searchedAmong`. */
  found?: readonly number[] | null | undefined;
}

/** The filter with the rows that its search finds, if they are few. */
export async function searchedAmong<F extends Sought>(
  table: 'proposal' | 'partnership',
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  filter: F,
): Promise<F> {
  const search = filter.search?.trim();
  if (!search || filter.found !== undefined) return filter;
  const worded = { table: sql.raw(table), live: sql<boolean>`true` };
  return { ...filter, found: await fewOf(ctx, programme, worded, pairSearch(programme, search)) };
}

/**
 * The condition on rows `p` that each word of a search begins a word of a name in the row. When many are found, PostgreSQL looks at one row
 * after the other. Written in this way, the planner neither uses the index nor expects few rows, for which it would sort all of them.
 */
export function isSought(programme: number, { search, found }: Sought): RawBuilder<unknown> {
  if (!search?.trim()) return sql``;
  return found
    ? sql`and p.id = ${anyOf(found)}`
    : sql`and coalesce(p.words @@ (${pairSearch(programme, search)}), false)`;
}

/** Whether a search finds too many rows to count. The list is then walked along, and the rows of a page are found soon. */
export const findsMany = ({ search, found }: Sought): boolean => Boolean(search?.trim()) && !found;

import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { anyOf } from '../../db/anyOf.ts';
import type { Ctx } from '../ctx.ts';
import { fewOf, pairSearch } from '../people/index.ts';

/** A search among proposals or partnerships by words of the names of their people, which stand beside them. */
export interface Sought {
  search?: string | undefined;
  /** The rows that `searchedAmong` read: those that the search finds, where they are few. */
  found?: readonly number[] | null | undefined;
}

/** The filter with the rows that its search finds, where they are few. */
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
 * The condition of rows `p` that each word of a search begins a word of a name in it. Where many are found, one row after the other is looked at: so written, the planner
 * neither thinks of the index nor takes those found for few, for which it would sort all.
 */
export function isSought(programme: number, { search, found }: Sought): RawBuilder<unknown> {
  if (!search?.trim()) return sql``;
  return found
    ? sql`and p.id = ${anyOf(found)}`
    : sql`and coalesce(p.words @@ (${pairSearch(programme, search)}), false)`;
}

/** Whether a search finds so many that they are not counted: the list is walked along, and those of a page are found soon. */
export const findsMany = ({ search, found }: Sought): boolean => Boolean(search?.trim()) && !found;

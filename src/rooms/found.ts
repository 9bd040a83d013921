import type { Expression, RawBuilder } from 'kysely';
import { together } from '../db/together.ts';
import type { InJson, RowOf } from '../db/together.ts';
import type { Ctx } from './ctx.ts';

/** The most things of one kind that a search names. */
export const FOUND_MOST = 8;
/** The most things of one kind that a search reads to find these: not all things with a common word, so that it never takes long. */
export const FOUND_NEAR = 200;

/** Finds things of each kind by one query, which begins with the parts that several kinds read. */
export const findTogether = <Lists extends Readonly<Record<string, Expression<unknown>>>>(
  ctx: Pick<Ctx, 'db'>,
  lists: Lists,
  tables?: RawBuilder<unknown>,
): Promise<{ [K in keyof Lists]: InJson<RowOf<Lists[K]>>[] }> => together(ctx.db, lists, tables);

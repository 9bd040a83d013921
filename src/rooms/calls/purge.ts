import { anyOf } from '../../db/anyOf.ts';
import type { Purges } from '../brings.ts';
import { nextOf } from '../pieces.ts';

/** Removes the calls of partnerships, with their participants and how they connected. */
export const purgeCalls: Purges = async (ctx, of) => {
  const { ids, purged } = await nextOf(ctx, 'partnership', of);
  if (ids.length === 0) return purged;
  for (const table of ['call', 'call_way'] as const)
    await ctx.db
      .deleteFrom(table)
      .where('programme_id', '=', of.programme)
      .where('partnership_id', '=', anyOf(ids))
      .execute();
  return purged;
};

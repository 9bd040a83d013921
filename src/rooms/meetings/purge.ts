import { anyOf } from '../../db/anyOf.ts';
import type { Purges } from '../brings.ts';
import { nextOf } from '../pieces.ts';

/** Removes the meetings of partnerships, with their times and answers. */
export const purgeMeetings: Purges = async (ctx, of) => {
  const { ids, purged } = await nextOf(ctx, 'partnership', of);
  if (ids.length > 0)
    await ctx.db
      .deleteFrom('meeting')
      .where('programme_id', '=', of.programme)
      .where('partnership_id', '=', anyOf(ids))
      .execute();
  return purged;
};

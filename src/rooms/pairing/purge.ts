import type { PairReason } from '#matching';
import { anyOf } from '../../db/anyOf.ts';
import { json } from '../../db/json.ts';
import type { Purges } from '../brings.ts';
import { nextOf } from '../pieces.ts';

/** Deletes the reasons of proposals. `forgetMatchInputs` deletes the inputs of match runs. */
export const purgeReasons: Purges = async (ctx, of) => {
  const { ids, purged } = await nextOf(ctx, 'proposal', of);
  await ctx.db
    .updateTable('proposal')
    .set({ reasons: json<PairReason[]>([]), alternatives: null })
    .where('programme_id', '=', of.programme)
    .where('id', '=', anyOf(ids))
    .execute();
  return purged;
};

import type { PairReason } from '#matching';
import { json } from '../../db/json.ts';
import type { Purges } from '../brings.ts';

/** Removes the reasons of proposals. `forgetMatchInputs` removes the inputs of match runs. */
export const purgeReasons: Purges = async (ctx, { programme, round }) => {
  await ctx.db
    .updateTable('proposal')
    .set({ reasons: json<PairReason[]>([]), alternatives: null })
    .where('programme_id', '=', programme)
    .where('round_id', '=', round)
    .execute();
};

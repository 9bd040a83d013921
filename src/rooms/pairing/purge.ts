import type { PairReason } from '#matching';
import { json } from '../../db/json.ts';
import type { Purges } from '../brings.ts';

/** Reasons for what was proposed go. What match runs read goes by `forgetMatchInputs`. */
export const purgeReasons: Purges = async (ctx, { programme, round }) => {
  await ctx.db
    .updateTable('proposal')
    .set({ reasons: json<PairReason[]>([]), alternatives: null })
    .where('programme_id', '=', programme)
    .where('round_id', '=', round)
    .execute();
};

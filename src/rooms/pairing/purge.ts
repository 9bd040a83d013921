import type { PairReason } from '#matching';
import { anyOf } from '../../db/anyOf.ts';
import { json } from '../../db/json.ts';
import type { Purges } from '../brings.ts';

/** Removes the reasons of proposals. `forgetMatchInputs` removes the inputs of match runs. */
export const purgeReasons: Purges = async (ctx, { programme, round, after, atMost }) => {
  const next = await ctx.db
    .selectFrom('proposal')
    .select('id')
    .where('programme_id', '=', programme)
    .where('round_id', '=', round)
    .where('id', '>', after)
    .orderBy('id')
    .limit(atMost)
    .execute();
  const own = next.map(({ id }) => id);
  await ctx.db
    .updateTable('proposal')
    .set({ reasons: json<PairReason[]>([]), alternatives: null })
    .where('programme_id', '=', programme)
    .where('id', '=', anyOf(own))
    .execute();
  return { things: own.length, last: own.at(-1) ?? after };
};

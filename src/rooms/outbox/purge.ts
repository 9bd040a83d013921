import type { Purges } from '../brings.ts';
import { mayDo } from '../outboxTransitions.ts';
import { anyOf } from '../../db/anyOf.ts';

/** Takes the words out of mails about partnerships. */
export const purgeMails: Purges = async (ctx, { programme, round }) => {
  const rows = await ctx.db
    .selectFrom('partnership')
    .select('id')
    .where('programme_id', '=', programme)
    .where('round_id', '=', round)
    .execute();
  const partnerships = rows.map(({ id }) => String(id));
  await ctx.db
    .updateTable('outbox')
    .set({ text: '', html: '' })
    .where('programme_id', '=', programme)
    .where(mayDo('forget'))
    .where((eb) => eb(eb.ref('data', '->>').key('partnership'), '=', anyOf(partnerships)))
    .execute();
};

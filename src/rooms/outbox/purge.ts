import { anyOf } from '../../db/anyOf.ts';
import type { Purges } from '../brings.ts';
import { mayDo } from '../outboxTransitions.ts';

/** Takes the words out of mails about partnerships. */
export const purgeMails: Purges = async (ctx, { programme, round, after, atMost }) => {
  const next = await ctx.db
    .selectFrom('partnership')
    .select('id')
    .where('programme_id', '=', programme)
    .where('round_id', '=', round)
    .where('id', '>', after)
    .orderBy('id')
    .limit(atMost)
    .execute();
  await ctx.db
    .updateTable('outbox')
    .set({ text: '', html: '' })
    .where('programme_id', '=', programme)
    .where(mayDo('forget'))
    .where((eb) => eb(eb.ref('data', '->>').key('partnership'), '=', anyOf(next.map(({ id }) => String(id)))))
    .execute();
  return { things: next.length, last: next.at(-1)?.id ?? after };
};

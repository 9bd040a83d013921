import { anyOf } from '../../db/anyOf.ts';
import type { Purges } from '../brings.ts';
import { mayDo } from '../outboxTransitions.ts';
import { nextOf } from '../pieces.ts';

/** Removes the words of mails about partnerships. */
export const purgeMails: Purges = async (ctx, of) => {
  const { ids, purged } = await nextOf(ctx, 'partnership', of);
  await ctx.db
    .updateTable('outbox')
    .set({ text: '', html: '' })
    .where('programme_id', '=', of.programme)
    .where(mayDo('forget'))
    .where((eb) => eb(eb.ref('data', '->>').key('partnership'), '=', anyOf(ids.map(String))))
    .execute();
  return purged;
};

import type { Purges } from '../brings.ts';
import { forgetWords } from '../mails/index.ts';
import { nextOf } from '../pieces.ts';

/** Removes the words of mails about partnerships. */
export const purgeMails: Purges = async (ctx, of) => {
  const { ids, purged } = await nextOf(ctx, 'partnership', of);
  await forgetWords(ctx, of.programme, ids);
  return purged;
};

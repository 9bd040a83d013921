import type { Ctx } from '../../ctx.ts';
import { duplicateById } from '../queries.ts';
import type { Duplicate } from '../queries.ts';

/** A pair as the caller saw it: what had been said about it, and when. */
export type Seen = Pick<Duplicate, 'said' | 'saidAt'>;

/**
 * Locks a pair, so that of two answers at once the second finds the first: `overtaken` if it is not as in `seen`. Null when one person is
 * gone.
 */
export async function lockPair(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  duplicate: number,
  seen?: Seen,
): Promise<Duplicate | 'overtaken' | null> {
  await ctx.db
    .selectFrom('duplicate')
    .select('id')
    .where('programme_id', '=', programme)
    .where('id', '=', duplicate)
    .forNoKeyUpdate()
    .execute();
  const found = await duplicateById(ctx, programme, duplicate);
  if (!found || !seen) return found;
  const isSame = found.said === seen.said && found.saidAt?.getTime() === seen.saidAt?.getTime();
  return isSame ? found : 'overtaken';
}

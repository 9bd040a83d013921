import type { Ctx } from '../../ctx.ts';
import { duplicateById } from '../queries.ts';
import type { Duplicate } from '../queries.ts';

/** A pair as somebody saw it: what had been said of it, and when. */
export type Seen = Pick<Duplicate, 'said' | 'saidAt'>;

/** One pair, held so that of two who say something of it at once the second finds what the first said: then `overtaken`, where it is not as it was `seen`. Null when one of them is gone. */
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

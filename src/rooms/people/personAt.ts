import { onOneLine } from '../../lib/text/oneLine.ts';
import type { Ctx } from '../ctx.ts';
import { personByAddress } from './queries.ts';
import type { Reachable } from './queries.ts';

/** The longest name, in letters, that somebody gives with the first thing they write. */
export const LONGEST_NAME = 100;

/**
 * The person with a (normalised) address; one that is not known yet becomes a person with nothing but that address and the
 * name they gave, and goes again with what they wrote (`forgetThreads`, `forgetCommenters`).
 */
export async function personAt(
  ctx: Ctx,
  input: { programme: number; address: string; name: string; locale: string },
): Promise<Reachable> {
  const { programme, address } = input;
  const known = await personByAddress(ctx, programme, address);
  if (known) return known;
  await ctx.db
    .insertInto('person')
    .values({
      programme_id: programme,
      address,
      name: [...onOneLine(input.name)].slice(0, LONGEST_NAME).join(''),
      locale: input.locale,
      created_at: ctx.clock.now(),
    })
    .onConflict((c) => c.columns(['programme_id', 'address']).where('erased_at', 'is', null).doNothing())
    .execute();
  const made = await personByAddress(ctx, programme, address);
  if (!made) throw new Error('the sender is not there');
  return made;
}

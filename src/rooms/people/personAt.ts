import { onOneLine } from '../../lib/text/oneLine.ts';
import type { Ctx } from '../ctx.ts';
import { personByAddress } from './queries.ts';
import type { Reachable } from './queries.ts';

/** The most letters of a name given with the first thing somebody writes. */
export const LONGEST_NAME = 100;

/**
 * The person with a (normalised) address. An unknown address becomes a person with nothing but that address and the given name. Such a
 * person is deleted with what they wrote (`forgetThreads`, `forgetCommenters`).
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

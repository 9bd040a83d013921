import type { Ctx } from '../ctx.ts';

const HOUR = 3_600_000;
/** The most automatic answers in an hour to all strangers together: enough for the few whose domains sign nothing. */
export const STRANGERS_AN_HOUR = 30;

/**
 * Whether an automatic answer may go to an address that is not proven to be the writer's; if so, notes that it goes. A forger could make us
 * write to anybody, so one a day goes to an address, whatever it is about, and a few an hour in all. Answers to a proven sender
 * (`mayAnswer`) are counted apart, so that strangers cannot use them up. Addresses are kept as keyed hashes.
 */
export async function mayAnswerStranger(ctx: Ctx, address: string): Promise<boolean> {
  const now = ctx.clock.now();
  const { count } = await ctx.db
    .selectFrom('stranger_answer')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('at', '>', new Date(now.getTime() - HOUR))
    .executeTakeFirstOrThrow();
  if (Number(count) >= STRANGERS_AN_HOUR) return false;
  const noted = await ctx.db
    .insertInto('stranger_answer')
    .values({
      address_hash: Buffer.from(ctx.secrets.sign('stranger', address), 'base64url'),
      day: now.toISOString().slice(0, 10),
      at: now,
    })
    .onConflict((c) => c.columns(['address_hash', 'day']).doNothing())
    .executeTakeFirst();
  return (noted.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

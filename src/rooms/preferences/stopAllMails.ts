import type { Ctx } from '../ctx.ts';
import { CATEGORIES } from './unsubscribe.ts';

/** Stops every kind of mail that can be stopped, for a person who complained. */
export async function stopAllMails(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { programme, person }: { programme: number; person: number },
): Promise<void> {
  await ctx.db
    .insertInto('unsubscription')
    .values(
      CATEGORIES.map((category) => ({
        programme_id: programme,
        person_id: person,
        category,
        at: ctx.clock.now(),
      })),
    )
    .onConflict((c) => c.columns(['programme_id', 'person_id', 'category']).doNothing())
    .execute();
}

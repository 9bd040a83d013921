import { anyOf } from '../../db/anyOf.ts';
import { inTransaction } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';
import { wantWholeEssays } from '../preferences/index.ts';
import { subscriptionsOf } from './queries.ts';
import { codeOf, subscriptionsIn } from './rules.ts';
import type { Offer } from './rules.ts';
import { subscribe } from './subscribe.ts';

/** Sets the mails that a signed-in person wants to exactly these; all other subscriptions are deleted at once. */
export async function chooseSubscriptions(
  ctx: Ctx,
  { programme, person, offers }: { programme: number; person: number; offers: readonly Offer[] },
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const before = await subscriptionsOf(ctx, programme, person);
    const added = offers.filter((offer) => !before.includes(offer));
    const kinds = subscriptionsIn(offers);
    const dropped = subscriptionsIn(before).filter((kind) => !kinds.includes(kind));
    if (dropped.length > 0) {
      await ctx.db
        .deleteFrom('subscription')
        .where('programme_id', '=', programme)
        .where('person_id', '=', person)
        .where('kind', '=', anyOf(dropped))
        .execute();
      await record(ctx, {
        programme,
        actor: { kind: 'person', id: person },
        kind: 'subscription-ended',
        subject: ['person', person],
        data: { offers: codeOf(dropped) },
      });
    }
    await subscribe(ctx, { programme, person, offers: added });
    // Only if topics are still wanted; participants of a round choose elsewhere how they get its topics.
    if (before.includes('essays') && !offers.includes('essays') && kinds.includes('topics'))
      await wantWholeEssays(ctx, { programme, person, whole: false });
  });
}

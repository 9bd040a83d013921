import { inTransaction } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';
import { noteOwnAddress } from '../people/index.ts';
import { wantAgain, wantWholeEssays } from '../preferences/index.ts';
import { codeOf, subscriptionsIn } from './rules.ts';
import type { Offer } from './rules.ts';

/** Subscribes the owner of an address: a mailed link or an answer has proved that it is theirs, or they are signed in. */
export async function subscribe(
  ctx: Ctx,
  { programme, person, offers }: { programme: number; person: number; offers: readonly Offer[] },
): Promise<void> {
  const kinds = subscriptionsIn(offers);
  if (kinds.length === 0) return;
  await inTransaction(ctx, async (ctx) => {
    const now = ctx.clock.now();
    await noteOwnAddress(ctx, { programme, person });
    await ctx.db
      .insertInto('subscription')
      .values(kinds.map((kind) => ({ programme_id: programme, person_id: person, kind, since: now })))
      .onConflict((c) => c.columns(['programme_id', 'person_id', 'kind']).doUpdateSet({ told_at: null }))
      .execute();
    await wantAgain(ctx, { programme, person, categories: kinds });
    if (offers.includes('essays')) await wantWholeEssays(ctx, { programme, person, whole: true });
    await record(ctx, {
      programme,
      actor: { kind: 'person', id: person },
      kind: 'subscribed',
      subject: ['person', person],
      data: { offers: codeOf(offers) },
    });
  });
}

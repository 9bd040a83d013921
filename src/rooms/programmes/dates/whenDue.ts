import { hasTime, inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import type { DateKind } from '../rounds/rounds.ts';

type ActedOn = Extract<DateKind, 'opens' | 'availability' | 'closes' | 'ends' | 'purges'>;

interface Due {
  programme: number;
  round: number;
}

/**
 * Calls `act` once for each round whose date of that kind has come, each in its own transaction, which also marks the date
 * as seen to: what fails is tried again at the next tick, and no two processes take the same date.
 * Of many rounds those that its duty has no time for wait for the next tick.
 */
export async function whenDue(
  ctx: Ctx,
  kind: ActedOn,
  act: (ctx: Ctx, due: Due) => Promise<void>,
): Promise<void> {
  for (;;) {
    const more = await inTransaction(ctx, async (ctx) => {
      const due = await claimDate(ctx, kind);
      if (due) await act(ctx, due);
      return due !== null;
    });
    if (!more || !hasTime(ctx)) return;
  }
}

async function claimDate(ctx: Ctx, kind: ActedOn): Promise<Due | null> {
  const due = await ctx.db
    .selectFrom('round_date as due')
    .innerJoin('round', (join) =>
      join.onRef('round.programme_id', '=', 'due.programme_id').onRef('round.id', '=', 'due.round_id'),
    )
    .select(['due.programme_id as programme', 'due.round_id as round'])
    .where('due.kind', '=', kind)
    .where('due.done_at', 'is', null)
    // The greatest of those that are there.
    .where((eb) => eb(eb.fn('greatest', ['due.due_at', 'due.acts_from']), '<=', ctx.clock.now()))
    // A cancelled round has nobody to ask and no end to keep, but what people told it goes all the same.
    .$if(kind !== 'purges', (query) => query.where('round.cancelled_at', 'is', null))
    .$if(kind === 'opens' || kind === 'availability' || kind === 'closes', (query) =>
      query.where('round.published_at', 'is not', null),
    )
    .orderBy('due.due_at')
    .limit(1)
    .forUpdate('due')
    .skipLocked()
    .executeTakeFirst();
  if (!due) return null;
  await ctx.db
    .updateTable('round_date')
    .set({ done_at: ctx.clock.now() })
    .where('programme_id', '=', due.programme)
    .where('round_id', '=', due.round)
    .where('kind', '=', kind)
    .execute();
  return due;
}

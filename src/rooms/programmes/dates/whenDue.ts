import { json } from '../../../db/json.ts';
import type { Far } from '../../../db/schema.ts';
import { hasTime, inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { TELLING } from '../rounds/rounds.ts';
import type { DateKind } from '../rounds/rounds.ts';

type ActedOn = Extract<DateKind, 'opens' | 'availability' | 'closes' | 'ends' | 'purges'>;

interface Due {
  programme: number;
  round: number;
  far: Far;
}

/**
 * Calls `act` for each round whose date of that kind has come. Each call does one piece of the work, in a transaction of its own, until
 * `act` returns null: then the date is marked as done. Otherwise `act` returns its progress, which the next call gets. Work that fails, is
 * killed or runs out of time continues there at the next tick; no two processes take the same date. Returns whether there is time for
 * something else.
 */
export async function whenDue(
  ctx: Ctx,
  kind: ActedOn,
  act: (ctx: Ctx, due: Due) => Promise<Far | null>,
): Promise<boolean> {
  // Mostly no date has come: one look without a transaction shows it.
  if (!(await dueDates(ctx, kind).executeTakeFirst())) return true;
  for (let isFirst = true; ; isFirst = false) {
    const more = await inTransaction(ctx, async (ctx) => {
      const due = await claimDate(ctx, kind);
      if (due) await note(ctx, kind, due, await act(ctx, due));
      return due !== null;
    });
    if (!more) return isFirst || hasTime(ctx);
    if (!hasTime(ctx)) return false;
  }
}

/** Locks a due date with its round, in the way a change of its dates does: the date stays the same meanwhile. */
async function claimDate(ctx: Ctx, kind: ActedOn): Promise<Due | null> {
  const due = await dueDates(ctx, kind).forNoKeyUpdate(['due', 'round']).skipLocked().executeTakeFirst();
  if (!due) return null;
  return { ...due, far: due.far && due.far.part !== TELLING ? due.far : { after: 0 } };
}

/** The earliest date of that kind that has come and is not done. */
const dueDates = (ctx: Ctx, kind: ActedOn) =>
  ctx.db
    .selectFrom('round_date as due')
    .innerJoin('round', (join) =>
      join.onRef('round.programme_id', '=', 'due.programme_id').onRef('round.id', '=', 'due.round_id'),
    )
    .select(['due.programme_id as programme', 'due.round_id as round', 'due.far'])
    .where('due.kind', '=', kind)
    .where('due.done_at', 'is', null)
    // The later of the two, or the only one that is set.
    .where((eb) => eb(eb.fn('greatest', ['due.due_at', 'due.acts_from']), '<=', ctx.clock.now()))
    // A cancelled round has nobody to ask and no end to observe, but its people's data is still deleted.
    .$if(kind !== 'purges', (query) => query.where('round.cancelled_at', 'is', null))
    .$if(kind === 'opens' || kind === 'availability' || kind === 'closes', (query) =>
      query.where('round.published_at', 'is not', null),
    )
    .orderBy('due.due_at')
    .limit(1);

async function note(ctx: Ctx, kind: ActedOn, due: Due, far: Far | null): Promise<void> {
  await ctx.db
    .updateTable('round_date')
    .set(far ? { far: json(far) } : { far: null, done_at: ctx.clock.now() })
    .where('programme_id', '=', due.programme)
    .where('round_id', '=', due.round)
    .where('kind', '=', kind)
    .execute();
}

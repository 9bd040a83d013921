import { anyOf } from '../../db/anyOf.ts';
import { inTransaction } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { lockPartnership } from '../partnerships/index.ts';
import { endTalkOrCall } from './endTalkOrCall.ts';
import { seatOf } from './queries.ts';
import { tellRoom, tellSeats } from './tellSeats.ts';

type Of = { programme: number; partnership: number; person: number; seat: number };

/**
 * Closes one's own window in a call. The talk ends with the last window but one, the call with the last. Not `ok` when it was closed
 * before.
 */
export async function leave(ctx: Ctx, input: Of): Promise<{ ok: boolean }> {
  const { programme, partnership, person, seat } = input;
  return inTransaction(ctx, async (ctx) => {
    await lockPartnership(ctx, programme, partnership);
    const own = await seatOf(ctx, input);
    if (!own) return { ok: false };
    await leaveSeats(ctx, programme, [seat]);
    const others = await ctx.db
      .selectFrom('call_seat')
      .select('id')
      .where('programme_id', '=', programme)
      .where('call_id', '=', own.call)
      .where('left_at', 'is', null)
      .execute();
    await tellSeats(
      ctx,
      programme,
      others.map(({ id }) => id),
      { k: 'went', seat, person },
    );
    await endTalkOrCall(ctx, { programme, partnership });
    await tellRoom(ctx, { programme, call: own.call, partnership });
    return { ok: true };
  });
}

/** Closes windows: now, unless another time is given. */
export async function leaveSeats(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  programme: number,
  seats: readonly number[],
  at = ctx.clock.now(),
): Promise<void> {
  if (seats.length === 0) return;
  await ctx.db
    .updateTable('call_seat')
    .set({ left_at: at })
    .where('programme_id', '=', programme)
    .where('id', '=', anyOf(seats))
    .where('left_at', 'is', null)
    .execute();
}

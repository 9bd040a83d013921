import { inTransaction } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { seatOf } from './queries.ts';
import { LONGEST_SIGNAL } from './rules.ts';
import { tellSeats } from './tellSeats.ts';

/**
 * Passes a message from one window of a call to another, so that their browsers find each other. Nobody reads it on the way, and it is
 * deleted after minutes. `gone`: one of the two has left, or they are not in the same call.
 */
export async function signal(
  ctx: Ctx,
  input: {
    programme: number;
    partnership: number;
    person: number;
    seat: number;
    to: number;
    said: string;
  },
): Promise<{ ok: true } | { ok: false; reason: 'gone' | 'too-long' }> {
  const { programme, person, seat, to, said } = input;
  if (said.length > LONGEST_SIGNAL) return { ok: false, reason: 'too-long' };
  return inTransaction(ctx, async (ctx) => {
    const own = await seatOf(ctx, input);
    if (!own) return { ok: false, reason: 'gone' };
    const other = await ctx.db
      .selectFrom('call_seat')
      .select('id')
      .where('programme_id', '=', programme)
      .where('call_id', '=', own.call)
      .where('id', '=', to)
      .where('left_at', 'is', null)
      .executeTakeFirst();
    if (!other || to === seat) return { ok: false, reason: 'gone' };
    await tellSeats(ctx, programme, [to], { k: 'said', seat, person, said });
    return { ok: true };
  });
}

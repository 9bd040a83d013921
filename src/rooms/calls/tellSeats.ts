import { sql } from 'kysely';
import type { Ctx } from '../ctx.ts';
import { tellLive } from '../live.ts';

/** The things a window is told of a call. */
export type CallNews =
  /** Somebody came in by a window. */
  | { k: 'came'; seat: number; person: number; key: string }
  /** A window was closed, or nobody saw it for a while (`lost`: it may be there still); without a number all of that person's were closed. */
  | { k: 'went'; seat?: number; person: number; lost?: true }
  /** Another window sends words that a browser needs to find it. */
  | { k: 'said'; seat: number; person: number; said: string }
  /** The same person is in by another window now. */
  | { k: 'elsewhere' }
  /** The call is over for this person. */
  | { k: 'over' };

/** Tells windows of a call something, in the order of their numbers, at the commit. */
export async function tellSeats(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  programme: number,
  seats: readonly number[],
  news: CallNews,
): Promise<void> {
  if (seats.length === 0) return;
  await sql`
    select tell_seat(${programme}, seat, ${JSON.stringify(news)}, ${ctx.clock.now()})
    from unnest(${seats.toSorted((a, b) => a - b)}::bigint[]) as seat`.execute(ctx.db);
}

/** Tells the pages of a partnership that somebody came into its call or left it. */
export async function tellRoom(
  ctx: Pick<Ctx, 'db'>,
  { programme, call, partnership }: { programme: number; call: number; partnership: number },
): Promise<void> {
  await ctx.db
    .updateTable('call')
    .set((eb) => ({ last_number: eb('last_number', '+', 1) }))
    .where('programme_id', '=', programme)
    .where('id', '=', call)
    .execute();
  await tellLive(ctx, 'calls', partnership);
}

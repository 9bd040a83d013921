import { sql } from 'kysely';
import type { Ctx } from '../ctx.ts';
import { tellLive } from '../live.ts';

/** The things that a window of a call is told. */
export type CallNews =
  /** Somebody came in by a window. */
  | { k: 'came'; seat: number; person: number; key: string }
  /**
   * A window was closed, or was not seen for a while (`lost`: it may still be there). Without a number all windows of that person were
   * closed.
   */
  | { k: 'went'; seat?: number; person: number; lost?: true }
  /** Another window sends data that a browser needs to find it. */
  | { k: 'said'; seat: number; person: number; said: string }
  /** The same person has come in by another window. */
  | { k: 'elsewhere' }
  /** The call is over for this person. */
  | { k: 'over' };

/** Tells windows of a call something at the commit, in the order of the windows' numbers. */
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

/** Tells the pages of a partnership that somebody joined its call or left it. */
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

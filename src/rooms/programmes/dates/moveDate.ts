import { sql } from 'kysely';
import { takeBackUntil } from '../../../lib/time/timeToTakeBack.ts';
import { wallToInstant } from '../../../lib/time/time.ts';
import type { Ctx } from '../../ctx.ts';
import type { WallDate } from './checkDates.ts';
import { TELLING } from '../rounds/rounds.ts';
import type { DateKind, Round } from '../rounds/rounds.ts';

/** Writes one date of a round. Work that is due on it now, or within minutes, waits until the hold ends. */
export async function moveDate(ctx: Ctx, round: Round, kind: DateKind, date: WallDate): Promise<void> {
  const now = ctx.clock.now();
  const dueAt = wallToInstant(date.wall, date.zone);
  await ctx.db
    .updateTable('round_date')
    .set({
      wall: date.wall,
      zone: date.zone,
      due_at: dueAt,
      changes: sql`changes + 1`,
      changed_at: now,
      acts_from: dueAt < takeBackUntil(now) ? takeBackUntil(now) : null,
      // A date that was moved into the future has to take effect again: a closing that was put off, for example. A note that people are
      // being told of moved instants stays.
      ...(dueAt > now
        ? { done_at: null, far: sql<null>`case when far ->> 'part' = ${TELLING} then far end` }
        : {}),
    })
    .where('programme_id', '=', round.programme_id)
    .where('round_id', '=', round.id)
    .where('kind', '=', kind)
    .execute();
}

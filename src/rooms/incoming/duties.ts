import type { Ctx } from '../ctx.ts';
import { updateTrayMatter } from './trayMatter.ts';
import { forgetUnshown } from './raw.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** A mail whose job came to nothing is given another. */
const FORGOTTEN_MS = 2 * MINUTE;
/** Settled mail stays so long, for a look at what went wrong; mail in the tray, so long in all. */
export const KEPT_DAYS = { settled: 30, tray: 90 };

/**
 * Starts the reading of mail again that waits without a job: the queue gave up, or lost it. A mail that waits for its pictures is left
 * waiting.
 */
export async function resumeIncoming(ctx: Ctx): Promise<void> {
  const forgotten = new Date(ctx.clock.now().getTime() - FORGOTTEN_MS);
  const rows = await ctx.db
    .selectFrom('incoming')
    .select('id')
    .where('state', '=', 'waiting')
    .where('received_at', '<', forgotten)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('incoming_picture')
            .select('number')
            .whereRef('incoming_id', '=', 'incoming.id')
            .where('bytes', 'is', null)
            .where('refusal', 'is', null),
        ),
      ),
    )
    .orderBy('received_at')
    .limit(100)
    .execute();
  for (const { id } of rows) await ctx.jobs.enqueue(ctx, 'mail-in', { id });
  const undrawn = await ctx.db
    .selectFrom('incoming_picture')
    .innerJoin('incoming', 'incoming.id', 'incoming_id')
    .select('number')
    .where('incoming.received_at', '<', forgotten)
    .where('bytes', 'is', null)
    .where('refusal', 'is', null)
    .limit(1)
    .executeTakeFirst();
  if (undrawn) await ctx.jobs.enqueue(ctx, 'draw-pictures', {});
}

/** Removes incoming mail when its time is over. */
export async function forgetIncoming(ctx: Ctx): Promise<void> {
  const before = (days: number): Date => new Date(ctx.clock.now().getTime() - days * DAY);
  await ctx.db
    .deleteFrom('incoming')
    .where('state', 'in', ['done', 'dropped'])
    .where('settled_at', '<', before(KEPT_DAYS.settled))
    .execute();
  const gone = await ctx.db
    .deleteFrom('incoming')
    .where('state', '=', 'tray')
    .where('received_at', '<', before(KEPT_DAYS.tray))
    .returning('programme_id')
    .execute();
  for (const programme of new Set(gone.map((row) => row.programme_id)))
    if (programme !== null) await updateTrayMatter(ctx, programme, { kind: 'timetable' });
  await forgetUnshown(ctx);
  await ctx.db
    .deleteFrom('automatic_answer')
    .where('day', '<', before(2).toISOString().slice(0, 10))
    .execute();
  await ctx.db.deleteFrom('stranger_answer').where('at', '<', before(2)).execute();
}

import { sql } from 'kysely';
import { anyOf } from '../../db/anyOf.ts';
import type { Ctx } from '../ctx.ts';
import { byPieces, clearByPieces, rowsWhich } from '../pieces.ts';
import { updateTrayMatter } from './trayMatter.ts';
import { forgetUnshown } from './raw.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** After this time a mail whose job came to nothing gets another job. */
const FORGOTTEN_MS = 2 * MINUTE;
/** Days that mail is kept: settled mail, to find out what went wrong; and mail in the tray, in all. */
export const KEPT_DAYS = { settled: 30, tray: 90 };

/**
 * Starts reading mail again that waits without a job, because the queue gave up or lost the job. A mail that waits for its pictures keeps
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

/** Mails that are removed at once; the pictures of each go with it. */
const AT_ONCE = 500;

/** Removes incoming mail whose time is over. */
export async function forgetIncoming(ctx: Ctx): Promise<void> {
  const before = (days: number): Date => new Date(ctx.clock.now().getTime() - days * DAY);
  const isSettled = sql`state in ('done', 'dropped') and settled_at < ${before(KEPT_DAYS.settled)}`;
  const day = before(2).toISOString().slice(0, 10);
  const hasTime = await clearByPieces(ctx, [
    rowsWhich('incoming', isSettled, { size: AT_ONCE }),
    rowsWhich('automatic_answer', sql`day < ${day}`),
    rowsWhich('stranger_answer', sql`at < ${before(2)}`),
  ]);
  if (!hasTime) return;
  if (!(await forgetTray(ctx, before(KEPT_DAYS.tray)))) return;
  await forgetUnshown(ctx);
}

async function forgetTray(ctx: Ctx, before: Date): Promise<boolean> {
  const due = await ctx.db
    .selectFrom('incoming')
    .select(['id', 'programme_id'])
    .where('state', '=', 'tray')
    .where('received_at', '<', before)
    .execute();
  return byPieces(
    ctx,
    due,
    async (ctx, piece) => {
      await ctx.db
        .deleteFrom('incoming')
        .where('id', '=', anyOf(piece.map(({ id }) => id)))
        .where('state', '=', 'tray')
        .execute();
      for (const programme of new Set(piece.map((row) => row.programme_id)))
        if (programme !== null) await updateTrayMatter(ctx, programme, { kind: 'timetable' });
    },
    AT_ONCE,
  );
}

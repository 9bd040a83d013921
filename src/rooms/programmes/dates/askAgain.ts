import { sql } from 'kysely';
import { takeBackUntil } from '../../../lib/time/timeToTakeBack.ts';
import type { Ctx } from '../../ctx.ts';
import type { Round } from '../rounds/rounds.ts';

/**
 * After a change of dates, asks people again who were asked whether they are available and have not answered. Asks them at the new day of
 * asking, if that is still to come. Asks them soon if their time became shorter than they were told, or is open again after it was over.
 * Nobody is asked again because of a change that is undone.
 */
export async function askAgain(ctx: Ctx, before: Round, after: Round, isUndo: boolean): Promise<void> {
  const now = ctx.clock.now();
  const unanswered = sql`programme_id = ${after.programme_id} and round_id = ${after.id} and state = 'confirmed'
    and available_asked_at is not null and available_at is null`;
  if (isUndo)
    await sql`update application set ask_again_at = null where ${unanswered} and ask_again_at is not null`.execute(
      ctx.db,
    );
  const { availability, matches } = after.dates;
  if (availability.dueAt > now) {
    await sql`update application set ask_again_at = ${availability.dueAt} where ${unanswered}`.execute(
      ctx.db,
    );
    return;
  }
  if (isUndo) return;
  const told = sql`greatest(answer_by, ${before.dates.matches.dueAt})`;
  await sql`
    update application set ask_again_at = ${takeBackUntil(now)} where ${unanswered} and ask_again_at is null
      and answer_by is not null
      and (greatest(answer_by, ${matches.dueAt}) < ${told} or (${told} <= ${now} and ${matches.dueAt} > ${now}))`.execute(
    ctx.db,
  );
}

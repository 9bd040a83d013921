import { sql } from 'kysely';
import { takeBackUntil } from '../../../lib/time/timeToTakeBack.ts';
import type { Follows } from '../../brings.ts';
import { isIntroduced } from '../../programmes/index.ts';

/**
 * After a change of dates of a public round whose partners are not published, asks people again who were asked whether they are available and have not answered. Asks them at the new day of
 * asking, if that is still to come. Asks them soon if their time became shorter than they were told, or is open again after it was over.
 * Nobody is asked again because of a change that is undone.
 */
export const askAgain: NonNullable<Follows['datesChanged']> = async (ctx, { before, after, isUndo }) => {
  if (!after.published_at || (await isIntroduced(ctx, after.programme_id, after.id))) return;
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
};

import { sql } from 'kysely';
import { whileTime } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { closeTrio } from './closeTrio.ts';
import { joinWhenAgreed } from './joinWhenAgreed.ts';

/**
 * Closes questions that nobody answered in time, whose asker no longer waits, or whose pair is no longer two. Lets thirds join who had to
 * wait until a letter arrived.
 */
export async function triosDue(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now();
  await sql`
    update trio_question q set closed_at = ${now}, outcome = 'gone' from application a
    where q.closed_at is null and a.programme_id = q.programme_id and a.id = q.application_id and a.state <> 'waiting'`.execute(
    ctx.db,
  );
  const { rows: agreed } = await sql<{ programme: number; question: number }>`
    select q.programme_id as programme, q.id as question from trio_question q
    where q.closed_at is null and (select count(*) from trio_answer w
      where w.programme_id = q.programme_id and w.question_id = q.id and w.yes) > 1`.execute(ctx.db);
  for (const one of whileTime(ctx, agreed)) await joinWhenAgreed(ctx, one);
  // One member of the pair has left meanwhile: nobody can answer any more, and the asker may ask another pair.
  const { rows } = await sql<{ programme: number; id: number; application: number; isLate: boolean }>`
    select q.programme_id as programme, q.id, q.application_id as application, q.closes_at <= ${now} as "isLate" from trio_question q
    where q.closed_at is null and (q.closes_at <= ${now} or (select count(*) from membership m
      where m.programme_id = q.programme_id and m.partnership_id = q.partnership_id and m.left_at is null) <> 2)`.execute(
    ctx.db,
  );
  for (const { programme, isLate, ...question } of whileTime(ctx, rows))
    await closeTrio(ctx, { programme, question, outcome: isLate ? 'declined' : 'gone' });
}

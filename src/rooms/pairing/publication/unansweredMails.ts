import { sql } from 'kysely';
import { silent } from '../../applications/index.ts';
import type { Ctx, QueuedMail } from '../../ctx.ts';

/**
 * The mails to people who never said whether they are still available, and whose time to answer is over. They are not matched, and learn it
 * when the others are introduced.
 */
export async function unansweredMails(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: { programme: number; round: number; dueAt: Date },
): Promise<QueuedMail[]> {
  const { programme, round, dueAt } = input;
  const { rows } = await sql<{ id: number; person_id: number }>`
    select a.id, a.person_id from application a
    where a.programme_id = ${programme} and a.round_id = ${round} and a.state = 'confirmed'
      and ${silent(ctx.clock.now())}
    order by a.id`.execute(ctx.db);
  return rows.map((row) => ({
    programme,
    kind: 'unanswered',
    occasion: `round:${round}`,
    person: row.person_id,
    data: { application: row.id },
    dueAt,
  }));
}

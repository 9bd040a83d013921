import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';

/** Closes a question to a pair. The person who waits hears that they cannot join, but not who said no, nor whether anybody answered. */
export async function closeTrio(
  ctx: Ctx,
  input: {
    programme: number;
    question: { id: number; application: number };
    outcome: 'declined' | 'gone';
  },
): Promise<void> {
  const { programme, question, outcome } = input;
  const { rows } = await sql<{ person: number }>`
    update trio_question q set closed_at = ${ctx.clock.now()}, outcome = ${outcome}
    from application a
    where q.programme_id = ${programme} and q.id = ${question.id} and q.closed_at is null
      and a.programme_id = q.programme_id and a.id = q.application_id and a.state = 'waiting'
    returning a.person_id as person`.execute(ctx.db);
  await ctx.mailer.queue(
    ctx,
    rows.map(({ person }) => ({
      programme,
      kind: 'trio-declined' as const,
      occasion: `trio:${question.id}`,
      person,
      data: { application: question.application },
    })),
  );
}

import { sql } from 'kysely';
import type { Ctx } from '../ctx.ts';
import { closeMatter } from '../matters/index.ts';

/**
 * Clears "somebody needs another partner" from the work list once nobody of that partnership waits any more, or its round is over.
 */
export async function settleMatters(ctx: Ctx): Promise<void> {
  const { rows } = await sql<{ programme: number; partnership: number }>`
    select m.programme_id as programme, m.subject_id as partnership
    from matter m
    where m.kind = 'left-partnership' and m.subject_kind = 'partnership' and m.closed_at is null
      and (
        not exists (
          select 1 from membership own
          join application a on a.programme_id = own.programme_id and a.round_id = own.round_id and a.person_id = own.person_id
          where own.programme_id = m.programme_id and own.partnership_id = m.subject_id and a.state = 'waiting')
        or exists (
          select 1 from round_date ends
          where ends.programme_id = m.programme_id and ends.round_id = m.round_id and ends.kind = 'ends'
            and ends.due_at <= ${ctx.clock.now()})
      )`.execute(ctx.db);
  for (const { programme, partnership } of rows)
    await closeMatter(ctx, {
      programme,
      actor: { kind: 'timetable' },
      kind: 'left-partnership',
      subject: ['partnership', partnership],
    });
}

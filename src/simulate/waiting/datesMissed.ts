import { sql } from 'kysely';
import type { Ctx } from '../../rooms/ctx.ts';

/**
 * Counts people who wait for a partner and were told a date on which the programme looks again, if a day has passed since that date without
 * a look.
 */
export async function datesMissed(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { programme, round }: { programme: number; round: number },
): Promise<number> {
  const yesterday = new Date(ctx.clock.now().getTime() - 86_400_000);
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from application a
    join round_again g on g.programme_id = a.programme_id and g.round_id = a.round_id
    join round_date ends on ends.programme_id = a.programme_id and ends.round_id = a.round_id and ends.kind = 'ends'
      and ends.due_at > ${ctx.clock.now()}
    left join again_wait w on w.programme_id = a.programme_id and w.application_id = a.id and w.since = a.state_at
    where a.programme_id = ${programme} and a.round_id = ${round} and a.state = 'waiting' and (
      g.next_at < ${yesterday} or (w.stated_at < ${yesterday} and coalesce(g.last_at, '-infinity') < w.stated_at))`.execute(
    ctx.db,
  );
  return rows[0]?.n ?? 0;
}

import { sql } from 'kysely';
import { whileTime } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { LOST_MINUTES, askForecast } from './ask.ts';

/** Minutes between two forecasts that nobody asked for. */
const APART_MINUTES = 10;

/**
 * Asks for a forecast of each round whose people can be matched and are not yet. Its applications, proposals or rules must have changed
 * since the last forecast. Asks at most once in ten minutes, and never while a forecast is computed.
 */
export async function forecastRounds(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now();
  const ago = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);
  const { rows } = await sql<{ programme: number; round: number; mark: string }>`
    with due as materialized (
      select r.programme_id, r.id, r.policy, s.mark
      from round r
      join round_date o on o.programme_id = r.programme_id and o.round_id = r.id and o.kind = 'opens' and o.due_at <= ${now}
      join round_date e on e.programme_id = r.programme_id and e.round_id = r.id and e.kind = 'ends' and e.due_at > ${now}
      left join match_study s on s.programme_id = r.programme_id and s.round_id = r.id and s.kind = 'forecast'
      where r.published_at is not null and r.cancelled_at is null
        and not exists (select 1 from publication p where p.programme_id = r.programme_id and p.round_id = r.id)
        and (s.id is null or (s.state in ('done', 'failed') and s.asked_at < ${ago(APART_MINUTES)}) or s.asked_at < ${ago(LOST_MINUTES)})
    ), marked as materialized (
      select due.programme_id, due.id, due.mark as before, (
        select md5(concat_ws('|', due.policy, count(*), max(a.state_at), max(a.available_at), max(a.unavailable_at), sum(a.priority), sum(a.answers_version), (
          select concat(count(*), max(l.locked_at)) from proposal l
          where l.programme_id = due.programme_id and l.round_id = due.id and l.locked_at is not null
        )))
        from application a
        where a.programme_id = due.programme_id and a.round_id = due.id and a.state = 'confirmed'
        having count(*) > 0
      ) as mark from due
    )
    select programme_id as programme, id as round, mark from marked
    where mark is not null and mark is distinct from before`.execute(ctx.db);
  for (const { programme, round, mark } of whileTime(ctx, rows))
    await askForecast(ctx, { programme, round, actor: { kind: 'timetable' }, mark });
}

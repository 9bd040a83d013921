import { sql } from 'kysely';
import { whileTime } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { matchAgain } from './matchAgain.ts';
import { planAgain } from './settings.ts';

interface Due {
  programme: number;
  round: number;
}

/** Plans the first run of each round whose partners are published. Then matches again in each round whose next run is due. */
export async function againDue(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now();
  const { rows: unplanned } = await sql<Due>`
    select p.programme_id as programme, p.round_id as round from publication p
    join round r on r.programme_id = p.programme_id and r.id = p.round_id and r.cancelled_at is null
    join round_date d on d.programme_id = p.programme_id and d.round_id = p.round_id and d.kind = 'ends' and d.due_at > ${now}
    left join round_again g on g.programme_id = p.programme_id and g.round_id = p.round_id
    where g.next_at is null and g.last_at is null`.execute(ctx.db);
  for (const one of whileTime(ctx, unplanned)) await planAgain(ctx, one);
  const { rows } = await sql<Due>`
    select g.programme_id as programme, g.round_id as round from round_again g
    join round r on r.programme_id = g.programme_id and r.id = g.round_id and r.cancelled_at is null
    join round_date d on d.programme_id = g.programme_id and d.round_id = g.round_id and d.kind = 'ends' and d.due_at > ${now}
    where g.next_at <= ${now} order by g.next_at`.execute(ctx.db);
  for (const one of whileTime(ctx, rows)) await matchAgain(ctx, one);
}

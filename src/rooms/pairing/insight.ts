import { sql } from 'kysely';
import type { Insight } from '#matching';
import type { Ctx } from '../ctx.ts';

/** What a finished run found about the whole. */
export interface RunInsight extends Insight {
  run: number;
  number: number;
  /** Trios it made. */
  trios: number;
}

/** What a run of a round found, or the last finished one without `run`; null when there is none, or its data has gone. */
export async function insightOf(
  ctx: Pick<Ctx, 'db'>,
  input: { programme: number; round: number; run?: number },
): Promise<RunInsight | null> {
  const { rows } = await sql<{ id: number; number: number; trios: number; insight: Insight | null }>`
    select id, number, (result->'totals'->>'trios')::int as trios, result->'insight' as insight from match_run
    where programme_id = ${input.programme} and round_id = ${input.round} and state = 'done'
      and (${input.run ?? null}::bigint is null or id = ${input.run ?? null})
    order by number desc limit 1`.execute(ctx.db);
  const [row] = rows;
  return row?.insight ? { ...row.insight, run: row.id, number: row.number, trios: row.trios } : null;
}

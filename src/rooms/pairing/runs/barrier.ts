import { sql } from 'kysely';
import type { Insight } from '#matching';
import type { Ctx } from '../../ctx.ts';

/** Why the last finished run could not leave fewer people without a partner. */
export interface RunBarrier {
  number: number;
  /** Trios it made. */
  trios: number;
  barrier: Insight['barrier'];
}

/** The barrier that the last finished run of a round found; null for none, or when its data was deleted. */
export async function barrierOfLastRun(
  ctx: Pick<Ctx, 'db'>,
  input: { programme: number; round: number },
): Promise<RunBarrier | null> {
  const { rows } = await sql<{ number: number; trios: number; barrier: Insight['barrier'] | null }>`
    select number, (totals->>'trios')::int as trios, barrier from match_run
    where programme_id = ${input.programme} and round_id = ${input.round} and state = 'done' and not again
    order by number desc limit 1`.execute(ctx.db);
  const [row] = rows;
  return row?.barrier ? { number: row.number, trios: row.trios, barrier: row.barrier } : null;
}

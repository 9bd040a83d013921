import { sql } from 'kysely';
import type { Alternative, Insight } from '#matching';
import type { Ctx } from '../ctx.ts';

type Db = Pick<Ctx, 'db'>;

/** Why the last finished run could leave nobody less over. */
export interface RunBarrier {
  number: number;
  /** Trios it made. */
  trios: number;
  barrier: Insight['barrier'];
}

/** What the last finished run of a round found; null when there is none, or its data has gone. */
export async function barrierOfLastRun(
  ctx: Db,
  input: { programme: number; round: number },
): Promise<RunBarrier | null> {
  const { rows } = await sql<{ number: number; trios: number; barrier: Insight['barrier'] | null }>`
    select number, (result->'totals'->>'trios')::int as trios, result->'insight'->'barrier' as barrier from match_run
    where programme_id = ${input.programme} and round_id = ${input.round} and state = 'done'
    order by number desc limit 1`.execute(ctx.db);
  const [row] = rows;
  return row?.barrier ? { number: row.number, trios: row.trios, barrier: row.barrier } : null;
}

/** The best alternatives that a run found for some people; null when its data has gone. */
export async function alternativesInRun(
  ctx: Db,
  input: { programme: number; run: number; people: readonly number[] },
): Promise<Alternative[] | null> {
  const { rows } = await sql<{ known: boolean; alternatives: Alternative[] | null }>`
    select result->'insight'->'alternatives' is not null as known, (
      select jsonb_agg(one) from jsonb_array_elements(result->'insight'->'alternatives') one
      where (one->>'id')::bigint = any(${[...input.people]}::bigint[])
    ) as alternatives
    from match_run where programme_id = ${input.programme} and id = ${input.run} and state = 'done'`.execute(
    ctx.db,
  );
  const [row] = rows;
  return row?.known ? (row.alternatives ?? []) : null;
}

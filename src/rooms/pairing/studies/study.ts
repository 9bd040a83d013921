import { sql } from 'kysely';
import type { Insight, MatchResult, UnmatchedReason } from '#matching';
import type { Ctx } from '../../ctx.ts';
import type { Answers } from '../matchInWorker.ts';

/** How a match would end now: what the volunteer needs of it. */
export interface Forecast {
  totals: MatchResult['totals'];
  unmatched: UnmatchedReason[];
  barrier: Insight['barrier'];
}

interface Results {
  sensitivity: Answers['sensitivity'];
  forecast: Forecast;
}

/** Something computed about a round's matching besides its runs. */
export interface Study<K extends keyof Results> {
  id: number;
  state: 'waiting' | 'running' | 'done' | 'failed';
  /** 0 to 1. */
  progress: number;
  /** The last result there is, also while the next is computed, and since when. */
  result: Results[K] | null;
  resultAt: Date | null;
}

/** The sensitivity of a run, or a round's forecast (`run` null); null when nobody has asked for it. */
export async function studyOf<K extends keyof Results>(
  ctx: Pick<Ctx, 'db'>,
  input: { programme: number; round: number; kind: K; run: K extends 'forecast' ? null : number },
): Promise<Study<K> | null> {
  const row = await ctx.db
    .selectFrom('match_study')
    .select(['id', 'state', 'progress', 'result', 'result_at'])
    .where('programme_id', '=', input.programme)
    .where('round_id', '=', input.round)
    .where('kind', '=', input.kind)
    .where('run_id', 'is not distinct from', input.run)
    .executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id,
    state: row.state as Study<K>['state'],
    progress: row.progress,
    result: row.result as Results[K] | null,
    resultAt: row.result_at,
  };
}

/** The numbers of a round's last forecast and since when they stand; null without one. */
export async function lastForecast(
  ctx: Pick<Ctx, 'db'>,
  input: { programme: number; round: number },
): Promise<{ totals: MatchResult['totals']; at: Date } | null> {
  const { rows } = await sql<{ totals: MatchResult['totals']; at: Date }>`
    select result->'totals' as totals, result_at as at from match_study
    where programme_id = ${input.programme} and round_id = ${input.round} and kind = 'forecast' and result is not null`.execute(
    ctx.db,
  );
  return rows[0] ?? null;
}

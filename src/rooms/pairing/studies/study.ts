import { sql } from 'kysely';
import type { Insight, MatchResult, UnmatchedReason } from '#matching';
import { byKey } from '../../../db/byKey.ts';
import type { Cut, Place } from '../../../lib/placeInList.ts';
import type { Ctx } from '../../ctx.ts';
import type { WorkerAnswers } from '../runs/matchInWorker.ts';
import { MATCHING_PAGE, peopleOfRound } from '../queries.ts';
import type { Who } from '../queries.ts';
import { toldTo } from '../toldTo.ts';

/** How a match would end now, as stored. */
export interface Forecast {
  totals: MatchResult['totals'];
  unmatched: UnmatchedReason[];
  barrier: Insight['barrier'];
}

/** The same without everybody's reasons. */
export type ForecastSummary = Pick<Forecast, 'totals' | 'barrier'>;

interface Results {
  sensitivity: WorkerAnswers['sensitivity'];
  forecast: ForecastSummary;
}

/** A computation about a round's matching that is not a run. */
export interface Study<K extends keyof Results> {
  id: number;
  state: 'waiting' | 'running' | 'done' | 'failed';
  /** 0 to 1. */
  progress: number;
  /** The last result, also while the next one is computed, and since when it stands. */
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
    .select(['id', 'state', 'progress', sql<unknown>`result - 'unmatched'`.as('result'), 'result_at'])
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

/** The numbers of a round's last forecast, and since when they stand; null without one. */
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

/** A page of people whom a round's last forecast left without a partner, except people who have gone since. */
export async function forecastUnmatched(
  ctx: Pick<Ctx, 'db'>,
  { programme, round, viewer }: { programme: number; round: number; viewer: number | null },
  place?: Place,
): Promise<Cut<{ who: Who; reasons: UnmatchedReason }>> {
  const page = byKey([{ number: sql`place` }], 'rising', MATCHING_PAGE, place);
  const { rows } = await sql<{ person: number; reasons: UnmatchedReason; key: string }>`
    select a.person_id as person, one as reasons, ${page.key} as key
    from match_study s cross join lateral jsonb_array_elements(s.result -> 'unmatched') with ordinality own (one, place)
    join application a on a.programme_id = s.programme_id and a.round_id = s.round_id
      and a.person_id = (one ->> 'id')::bigint and a.state = 'confirmed'
    where s.programme_id = ${programme} and s.round_id = ${round} and s.kind = 'forecast'
      and ${page.from}
    order by ${page.order} limit ${page.limit}`.execute(ctx.db);
  const cut = page.cut(rows);
  const people = await peopleOfRound(
    ctx,
    { programme, round },
    { people: cut.rows.map(({ person }) => person) },
  );
  const told = toldTo(viewer);
  return {
    ...cut,
    rows: cut.rows.flatMap(({ person, reasons }) => {
      const who = people.get(person);
      return who ? [{ who, reasons: told.unmatched(person, reasons) }] : [];
    }),
  };
}

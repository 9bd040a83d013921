import { sql } from 'kysely';
import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { isIntroduced } from '../../programmes/index.ts';

/** Minutes after which a study that waits or runs counts as lost. */
export const LOST_MINUTES = 60;

/** Asks for the effect of dropping or softening each rule of a run. A job computes it and keeps it with the run. */
export async function askSensitivity(
  ctx: Ctx,
  input: { programme: number; run: number; actor: Actor },
): Promise<{ ok: true } | { ok: false; reason: 'unknown' | 'input-gone' }> {
  const { programme, run, actor } = input;
  return inTransaction(ctx, async (ctx) => {
    const row = await ctx.db
      .selectFrom('match_run')
      .select(['round_id', 'number', (eb) => eb('input', 'is not', null).as('kept')])
      .where('programme_id', '=', programme)
      .where('id', '=', run)
      .where('state', '=', 'done')
      .executeTakeFirst();
    if (!row) return { ok: false, reason: 'unknown' };
    if (!row.kept) return { ok: false, reason: 'input-gone' };
    if (await ask(ctx, { programme, round: row.round_id, kind: 'sensitivity', run, mark: null }))
      await record(ctx, {
        programme,
        actor,
        kind: 'sensitivity-asked',
        subject: ['match_run', run],
        round: row.round_id,
        data: { number: row.number },
      });
    return { ok: true };
  });
}

/** Asks for the people who would stay without a partner if the round were matched now. A job computes them. */
export async function askForecast(
  ctx: Ctx,
  input: { programme: number; round: number; actor: Actor; mark?: string },
): Promise<{ ok: true } | { ok: false; reason: 'published' }> {
  const { programme, round, actor, mark = null } = input;
  return inTransaction(ctx, async (ctx) => {
    if (await isIntroduced(ctx, programme, round)) return { ok: false, reason: 'published' };
    const asked = await ask(ctx, { programme, round, kind: 'forecast', run: null, mark });
    // The timetable asks every few minutes; the log does not note that.
    if (asked && actor.kind !== 'timetable')
      await record(ctx, { programme, actor, kind: 'forecast-asked', subject: ['round', round], round });
    return { ok: true };
  });
}

/** Asks a job to compute it, unless one is at work on it already. */
async function ask(
  ctx: Ctx,
  input: {
    programme: number;
    round: number;
    kind: 'sensitivity' | 'forecast';
    run: number | null;
    mark: string | null;
  },
): Promise<boolean> {
  const { programme, round, kind, run, mark } = input;
  const now = ctx.clock.now();
  const lost = new Date(now.getTime() - LOST_MINUTES * 60_000);
  const { rows } = await sql<{ id: number }>`
    insert into match_study (programme_id, round_id, kind, run_id, state, mark, asked_at)
    values (${programme}, ${round}, ${kind}, ${run}, 'waiting', ${mark}, ${now})
    on conflict (programme_id, round_id, kind, run_id) do update
      set state = 'waiting', progress = 0, mark = excluded.mark, asked_at = excluded.asked_at
      where match_study.state in ('done', 'failed') or match_study.asked_at < ${lost}
    returning id`.execute(ctx.db);
  const [row] = rows;
  if (!row) return false;
  // A study that somebody asked for goes before those of the timetable, which asks for a forecast of every round.
  await ctx.jobs.enqueue(ctx, 'study', { programme, study: row.id }, mark === null ? 1 : 0);
  return true;
}

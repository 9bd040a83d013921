import type { Ctx } from '../../ctx.ts';
import { roundById } from '../../programmes/index.ts';
import type { Round } from '../../programmes/index.ts';
import { USUALLY } from '../rules.ts';
import type { AgainSettings } from '../rules.ts';
import { addDays, instantToWall, wallToInstant } from '../../../lib/time/time.ts';

/** The settings and the dates of the runs. */
export interface Again extends AgainSettings {
  /** The next run; null before the publication, and after the last one. */
  nextAt: Date | null;
  lastAt: Date | null;
}

/** When a round ends: local date and time, and the zone they count in. */
export interface Ends {
  dates: { ends: { wall: string; zone: string } };
}

/** The hour of a run in the zone of the round. */
const HOUR = 'T09:00';

/** The last moment for which a run is planned. */
export const lastChance = ({ dates: { ends } }: Ends, { weeksBefore }: AgainSettings): Date =>
  wallToInstant(addDays(ends.wall, -7 * weeksBefore), ends.zone);

/** The next run after a moment, in the morning; null when that is past the last chance. */
export function nextRun(round: Ends, settings: AgainSettings, from: Date): Date | null {
  const { zone } = round.dates.ends;
  const today = instantToWall(from, zone).slice(0, 10);
  const at = wallToInstant(addDays(`${today}${HOUR}`, settings.everyDays), zone);
  return at <= lastChance(round, settings) ? at : null;
}

export async function againOf(
  ctx: Pick<Ctx, 'db'>,
  { programme, round }: { programme: number; round: number },
): Promise<Again> {
  const row = await ctx.db
    .selectFrom('round_again')
    .selectAll()
    .where('programme_id', '=', programme)
    .where('round_id', '=', round)
    .executeTakeFirst();
  if (!row) return { ...USUALLY, nextAt: null, lastAt: null };
  return {
    everyDays: row.every_days,
    weeksBefore: row.weeks_before,
    showsFirst: row.shows_first,
    nextAt: row.next_at,
    lastAt: row.last_at,
  };
}

/** Runs are counted from the day on which partners meet. */
export const startOf = (round: Round, now: Date): Date =>
  round.dates.introduces.dueAt > now ? round.dates.introduces.dueAt : now;

/** Plans the first run of a round whose partners are published. A run that is already planned stays. */
export async function planAgain(ctx: Ctx, input: { programme: number; round: number }): Promise<void> {
  const { nextAt, lastAt, ...settings } = await againOf(ctx, input);
  if (nextAt || lastAt) return;
  const round = await roundById(ctx, input.programme, input.round);
  const first = nextRun(round, settings, startOf(round, ctx.clock.now()));
  await writeAgain(ctx, { ...input, settings, nextAt: first });
}

/** Writes the settings and the next run of a round. */
export async function writeAgain(
  ctx: Ctx,
  input: { programme: number; round: number; settings: AgainSettings; nextAt: Date | null },
): Promise<void> {
  const row = {
    every_days: input.settings.everyDays,
    weeks_before: input.settings.weeksBefore,
    shows_first: input.settings.showsFirst,
    next_at: input.nextAt,
  };
  await ctx.db
    .insertInto('round_again')
    .values({ programme_id: input.programme, round_id: input.round, ...row })
    .onConflict((c) => c.columns(['programme_id', 'round_id']).doUpdateSet(row))
    .execute();
}

/** Notes that a run has taken place, and when the next one is. */
export async function setNext(
  ctx: Ctx,
  { programme, round }: { programme: number; round: number },
  nextAt: Date | null,
): Promise<void> {
  await ctx.db
    .updateTable('round_again')
    .set({ next_at: nextAt, last_at: ctx.clock.now() })
    .where('programme_id', '=', programme)
    .where('round_id', '=', round)
    .execute();
}

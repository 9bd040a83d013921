import { sql } from 'kysely';
import { isOvertaken, versionOf } from '../../../lib/text/version.ts';
import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { isIntroduced, roundById } from '../../programmes/index.ts';
import { AGAIN_LIMITS } from '../rules.ts';
import type { AgainSettings } from '../rules.ts';
import { againOf, nextRun, startOf, writeAgain } from './settings.ts';

const partsOf = ({ everyDays, weeksBefore, showsFirst }: AgainSettings) => [
  everyDays,
  weeksBefore,
  showsFirst,
];

/** The version of a round's settings for matching again. */
export const againVersion = (settings: AgainSettings): string => versionOf(partsOf(settings));

/**
 * Changes the settings for matching again. People were told the date of the next run, so it can move earlier but never later. Nothing
 * changes when a value is out of its limits. Nor when somebody changed the settings since `base`, the `againVersion` that the form was
 * drawn from.
 */
export async function setAgain(
  ctx: Ctx,
  input: {
    programme: number;
    round: number;
    actor: Actor;
    settings: AgainSettings;
    base?: string | undefined;
    undoes?: number;
  },
): Promise<{ ok: true } | { ok: false; reason: 'limits' | 'overtaken' }> {
  const { programme, settings } = input;
  const isWithin = (name: keyof typeof AGAIN_LIMITS): boolean =>
    Number.isSafeInteger(settings[name]) &&
    settings[name] >= AGAIN_LIMITS[name][0] &&
    settings[name] <= AGAIN_LIMITS[name][1];
  if (!isWithin('everyDays') || !isWithin('weeksBefore')) return { ok: false, reason: 'limits' };
  return inTransaction(ctx, async (ctx) => {
    await sql`select from round where programme_id = ${programme} and id = ${input.round} for update`.execute(
      ctx.db,
    );
    const { nextAt, lastAt, ...before } = await againOf(ctx, input);
    if (Object.entries(before).every(([name, value]) => settings[name as keyof AgainSettings] === value))
      return { ok: true };
    if (isOvertaken(input.base, partsOf(before))) return { ok: false, reason: 'overtaken' };
    const round = await roundById(ctx, programme, input.round);
    const planned = (await isIntroduced(ctx, programme, round.id))
      ? nextRun(round, settings, lastAt ?? startOf(round, ctx.clock.now()))
      : null;
    const now = ctx.clock.now();
    const soon = planned && planned < now ? now : planned;
    await writeAgain(ctx, {
      programme,
      round: round.id,
      settings,
      nextAt: nextAt && (!soon || nextAt < soon) ? nextAt : soon,
    });
    await record(ctx, {
      programme,
      actor: input.actor,
      kind: 'again-changed',
      subject: ['round', round.id],
      round: round.id,
      data: { before, after: settings },
      ...(input.undoes === undefined ? {} : { undoes: input.undoes }),
    });
    return { ok: true };
  });
}

import type { Ctx } from '../ctx.ts';
import { roundsOf } from '../programmes/index.ts';
import type { Round } from '../programmes/index.ts';
import { partnershipsOf } from './queries.ts';
import type { OwnPartnership } from './queries.ts';

/**
 * Partnerships whose planned hour of introduction has come: even when they are published before, partners see each other on the page when the mail
 * leaves, and not before. `rounds` saves a query when the caller has them.
 */
export async function metPartnerships(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  programme: number,
  person: number,
  known?: readonly Round[],
): Promise<OwnPartnership[]> {
  const rounds = known ?? (await roundsOf(ctx, programme));
  const hours = new Map(rounds.map(({ id, dates }) => [id, dates.introduces.dueAt] as const));
  const now = ctx.clock.now();
  return (await partnershipsOf(ctx, programme, person)).filter(
    ({ round }) => (hours.get(round) ?? now) <= now,
  );
}

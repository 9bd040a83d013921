import type { Ctx } from '../ctx.ts';
import type { Round } from '../programmes/index.ts';
import { partnershipsInRounds } from './queries.ts';
import type { OwnPartnership } from './queries.ts';

/**
 * Partnerships whose planned hour of introduction has come. Even if they were published before, partners see each other on the page only
 * from the hour when the mail leaves.
 */
export async function metPartnerships(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  programme: number,
  person: number,
): Promise<OwnPartnership[]> {
  return (await metInRounds(ctx, programme, person)).map(({ own }) => own);
}

/** The same, each with its round. */
export async function metInRounds(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  programme: number,
  person: number,
): Promise<{ own: OwnPartnership; round: Round }[]> {
  const now = ctx.clock.now();
  return (await partnershipsInRounds(ctx, programme, person)).filter(
    ({ round }) => round.dates.introduces.dueAt <= now,
  );
}

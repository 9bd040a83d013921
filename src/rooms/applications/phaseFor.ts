import type { Ctx } from '../ctx.ts';
import { phaseOf, roundById } from '../programmes/index.ts';
import type { Phase } from '../programmes/index.ts';
import { applicationById } from './queries.ts';

/** Where the round of an application stands; null when there is no such application. */
export async function phaseFor(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  programme: number,
  application: number,
): Promise<Phase | null> {
  const found = await applicationById(ctx, programme, application);
  if (!found) return null;
  return phaseOf(await roundById(ctx, programme, found.round_id), ctx.clock.now());
}

import type { Ctx } from '../../ctx.ts';
import { roundById } from '../../programmes/index.ts';

/**
 * The hour at which a round's people hear of their partners; null once it is past. Partners may be published days before anybody is told.
 */
export async function toldFrom(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { programme, round }: { programme: number; round: number },
): Promise<Date | null> {
  const { dueAt } = (await roundById(ctx, programme, round)).dates.introduces;
  return dueAt > ctx.clock.now() ? dueAt : null;
}

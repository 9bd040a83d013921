import type { Ctx } from '../../ctx.ts';
import { roundById } from '../../programmes/index.ts';

/** The hour at which people of a round hear of their partners, while it is still to come: partners may be published days before, and nobody tells them of each other earlier. */
export async function toldFrom(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { programme, round }: { programme: number; round: number },
): Promise<Date | null> {
  const { dueAt } = (await roundById(ctx, programme, round)).dates.introduces;
  return dueAt > ctx.clock.now() ? dueAt : null;
}

import type { Ctx } from '../../ctx.ts';
import { raiseMatters } from '../../matters/index.ts';

/** Days that new partners may wait to be seen before it is today's work. */
const SEEN_DAYS = 5;

/** Puts new partners whom nobody has looked at for days higher on the work list. */
export async function pressProposals(ctx: Ctx): Promise<void> {
  const since = new Date(ctx.clock.now().getTime() - SEEN_DAYS * 86_400_000);
  await raiseMatters(ctx, { kind: 'partners-again', since, urgency: 2 });
}

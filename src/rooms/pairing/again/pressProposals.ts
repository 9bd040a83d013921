import type { Ctx } from '../../ctx.ts';
import { raiseMatters } from '../../matters/index.ts';

/** Days that proposals may wait to be seen before they are today's work. */
const SEEN_DAYS = 5;

/** Raises proposals that nobody has looked at for days on the work list. */
export async function pressProposals(ctx: Ctx): Promise<void> {
  const since = new Date(ctx.clock.now().getTime() - SEEN_DAYS * 86_400_000);
  await raiseMatters(ctx, { kind: 'partners-again', since, urgency: 2 });
}

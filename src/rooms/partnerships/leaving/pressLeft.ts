import type { Ctx } from '../../ctx.ts';
import { raiseMatters } from '../../matters/index.ts';

/** Days that somebody may need another partner before that is today's work. */
const LEFT_DAYS = 5;

/** Raises people who have long needed another partner on the work list. */
export async function pressLeft(ctx: Ctx): Promise<void> {
  const since = new Date(ctx.clock.now().getTime() - LEFT_DAYS * 86_400_000);
  await raiseMatters(ctx, { kind: 'left-partnership', since, urgency: 2 });
}

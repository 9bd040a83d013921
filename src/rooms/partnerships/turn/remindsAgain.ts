import type { Ctx } from '../../ctx.ts';
import { isInLastDays, lookedById } from './lookAfter.ts';
import { nextAt } from './steps.ts';
import { turnOf } from './turnsOf.ts';

/**
 * Whether somebody who goes on not writing gets one more reminder. They do not when its day is in the last days of the round, or after its
 * end.
 */
export async function remindsAgain(
  ctx: Ctx,
  of: { programme: number; partnership: number; person: number },
): Promise<boolean> {
  const pair = await lookedById(ctx, of.programme, of.partnership);
  const turn = pair && (await turnOf(ctx, of));
  if (!turn) return false;
  const next = nextAt(pair.days, turn.days, turn.sent, ctx.clock.now());
  return next !== null && !isInLastDays(next, pair.endsAt);
}
